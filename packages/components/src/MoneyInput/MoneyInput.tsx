'use client';
import type { Money } from '@coffer/adapter';
import { useFormatMoney, useMoneyInput } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId, useState } from 'react';
import { slot } from '../internal/slot.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { useProblemText } from './useProblemText.ts';

export type MoneyInputProps = Omit<ComponentPropsWithoutRef<'input'>, MoneyInputOwnName> & {
  /** [ISO 4217](https://www.iso.org/iso-4217-currency-codes.html) code. It sets the number of decimals. */
  currency: string;
  /** Label of the field. */
  label: ReactNode;
  /** Amount, or null for an empty field. Makes the field controlled. */
  value?: Money | null | undefined;
  /**
   * Amount at first, if `value` is not set.
   * @default null
   */
  defaultValue?: Money | null | undefined;
  /** Called when the amount changes. Null means that the field is empty or holds no amount. */
  onValueChange?: ((value: Money | null) => void) | undefined;
  /** Smallest valid amount. */
  min?: Money | undefined;
  /** Largest valid amount. */
  max?: Money | undefined;
  /** The amount must be a multiple of it. */
  step?: Money | undefined;
  /** Help text, also read by screen readers. */
  description?: ReactNode | undefined;
  /**
   * Error text. Marks the field as invalid.
   * @default the reason why the text is no valid amount, after the customer leaves the field
   */
  error?: ReactNode | undefined;
  /** Class names by part. */
  classNames?: { [Part in MoneyInputPart]?: string | undefined } | undefined;
};

type MoneyInputOwnName = 'value' | 'defaultValue' | 'min' | 'max' | 'step' | 'type' | 'inputMode';
type MoneyInputPart = 'label' | 'field' | 'prefix' | 'control' | 'suffix' | 'description' | 'error';

/**
 * Field for an amount of money. It accepts amounts as people type and paste them, such as "$1,234.50" or "1.234,50". It
 * never changes the text while the customer types. `className` and `style` apply to the root, `ref` and all other props to
 * the `<input>`.
 */
export const MoneyInput = forwardRef<HTMLInputElement, MoneyInputProps>(function MoneyInput(props, ref) {
  const { currency, label, value, defaultValue, onValueChange, min, max, step, ...others } = props;
  const { description, classNames, className, style, id, onBlur, onFocus, ...rest } = others;
  const ownId = useId();
  const inputId = id ?? ownId;
  const field = useMoneyInput({ currency, value, defaultValue, onValueChange, min, max, step });
  const symbol = useCurrencySymbol(currency);
  const problemText = useProblemText({ currency, min, max, step });
  const [wasLeft, setWasLeft] = useState(false);
  const { error = wasLeft && field.problem && problemText(field.problem) } = rest;
  const hasError = error !== undefined && error !== null && error !== false;
  const describedBy = [description && `${inputId}-description`, hasError && `${inputId}-error`];
  return (
    <div {...useWidgetRoot({ style }, null)} {...slot('money-input', 'coffer-money-input', className)}>
      <label {...slot('money-input-label', 'coffer-label', classNames?.label)} htmlFor={inputId}>
        {label}
      </label>
      {/* A label, so that a click beside the digits also focuses the field. */}
      <label
        {...slot('money-input-field', 'coffer-money-input-field', classNames?.field)}
        htmlFor={inputId}
        data-state={hasError ? 'invalid' : 'valid'}
        data-disabled={rest.disabled ? '' : undefined}
      >
        {symbol !== currency && (
          <span
            {...slot('money-input-prefix', 'coffer-money-input-prefix', classNames?.prefix)}
            aria-hidden="true"
          >
            {symbol}
          </span>
        )}
        <input
          {...rest}
          {...field.inputProps}
          {...slot('money-input-control', 'coffer-money-input-control', classNames?.control)}
          id={inputId}
          ref={ref}
          aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
          aria-invalid={hasError || undefined}
          onFocus={(event) => {
            setWasLeft(false);
            field.inputProps.onFocus(event);
            onFocus?.(event);
          }}
          onBlur={(event) => {
            setWasLeft(true);
            field.inputProps.onBlur(event);
            onBlur?.(event);
          }}
        />
        <span
          {...slot('money-input-suffix', 'coffer-money-input-suffix', classNames?.suffix)}
          aria-hidden="true"
        >
          {currency}
        </span>
      </label>
      {description && (
        <span
          {...slot('money-input-description', 'coffer-label', classNames?.description)}
          id={`${inputId}-description`}
        >
          {description}
        </span>
      )}
      {hasError && (
        <span
          {...slot('money-input-error', 'coffer-problem', classNames?.error)}
          id={`${inputId}-error`}
          role="alert"
        >
          {error}
        </span>
      )}
    </div>
  );
});

function useCurrencySymbol(currency: string): string {
  const { formatToParts } = useFormatMoney();
  const parts = formatToParts({ amount: 0, currency }, { currencyDisplay: 'narrowSymbol' });
  return normalizeMoneyText(parts.find(({ type }) => type === 'currency')?.value ?? currency);
}
