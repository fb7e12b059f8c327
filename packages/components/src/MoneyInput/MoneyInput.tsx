'use client';
import type { Money } from '@coffer/adapter';
import { useFormatMoney, useMoneyInput } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId, useState } from 'react';
import { slot } from '../internal/slot.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import { useRootAttributes } from '../WalletTheme/ThemeContext.ts';
import { useProblemText } from './useProblemText.ts';

export type MoneyInputProps = Omit<ComponentPropsWithoutRef<'input'>, MoneyInputOwnName> & {
  /** ISO 4217; the amount is read and written with this currency's digits. */
  currency: string;
  /** What the amount is for. */
  label: ReactNode;
  /** Controls the amount; null is an empty field. */
  value?: Money | null | undefined;
  /**
   * Where it starts, uncontrolled.
   * @default null
   */
  defaultValue?: Money | null | undefined;
  /** Called with every change of the amount; null while the field is empty or holds no amount. */
  onValueChange?: ((value: Money | null) => void) | undefined;
  /** Least amount that is valid. */
  min?: Money | undefined;
  /** Greatest amount that is valid. */
  max?: Money | undefined;
  /** Amounts must be multiples of it. */
  step?: Money | undefined;
  /** Helps to fill the field in; read out with it. */
  description?: ReactNode | undefined;
  /**
   * What is wrong and how to put it right; the field is then marked invalid.
   * @default what keeps the text from being a valid amount, once the field was left
   */
  error?: ReactNode | undefined;
  /** Class names by part. */
  classNames?: { [Part in MoneyInputPart]?: string | undefined } | undefined;
};

type MoneyInputOwnName = 'value' | 'defaultValue' | 'min' | 'max' | 'step' | 'type' | 'inputMode';
type MoneyInputPart = 'label' | 'field' | 'prefix' | 'control' | 'suffix' | 'description' | 'error';

/**
 * A field for an amount of money. It takes what people type and paste ("$1,234.50", "1.234,50"), never
 * changes it under their hands, and may be empty. `className` and `style` go to its root, `ref` and the
 * rest to its `<input>`.
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
    <div {...useRootAttributes()} {...slot('money-input', 'coffer-money-input', className)} style={style}>
      <label {...slot('money-input-label', 'coffer-label', classNames?.label)} htmlFor={inputId}>
        {label}
      </label>
      {/* A press beside the figures is meant for the field as well. */}
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
