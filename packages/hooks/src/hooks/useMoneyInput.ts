'use client';
import { type Money, minorUnits } from '@coffer/adapter';
import { type FocusEvent, useRef, useState } from 'react';
import type { MoneyInputProblem } from '../moneyInput/MoneyInputProblem.ts';
import type { MoneyInputProps } from '../moneyInput/MoneyInputProps.ts';
import { type MoneyLimits, moneyProblem } from '../moneyInput/moneyProblem.ts';
import { useMoneyText } from '../moneyInput/useMoneyText.ts';
import { useWalletLocale } from './useWalletLocale.ts';

export type UseMoneyInputParameters = MoneyLimits & {
  /** ISO 4217. Another currency empties the field. */
  currency: string;
  /** Controls the amount; null is an empty field. */
  value?: Money | null | undefined;
  /** Where it starts, uncontrolled. @default null */
  defaultValue?: Money | null | undefined;
  /** Called with every change of the amount by the customer; null where there is none. */
  onValueChange?: ((value: Money | null) => void) | undefined;
  /** BCP 47. @default the provider's */
  locale?: string | undefined;
};

export type UseMoneyInputReturnType = {
  /** The amount as typed, also where a limit is broken; null where the text is empty or no amount. */
  value: Money | null;
  /** Puts an amount in the field, as a preset does; null empties it. */
  setValue: (value: Money | null) => void;
  /** Null where the field is empty, or all is well. Show it once the field was left. */
  problem: MoneyInputProblem | null;
  isEmpty: boolean;
  inputProps: MoneyInputProps;
};

/**
 * A field for an amount of money, without looks: it reads what people type in their locale, exactly,
 * never changes it while they type, and says what is wrong instead of correcting it.
 */
export function useMoneyInput(parameters: UseMoneyInputParameters): UseMoneyInputReturnType {
  const { currency, value, defaultValue, onValueChange } = parameters;
  const walletLocale = useWalletLocale();
  const locale = parameters.locale ?? walletLocale.locale;
  const field = useMoneyText({ currency, locale, value, defaultValue, onValueChange });
  const [isFocused, setIsFocused] = useState(false);
  const isComposing = useRef(false);
  const problem = field.problem ?? (field.value && moneyProblem(field.value, parameters));

  return {
    value: field.value,
    setValue: (money) => field.write(money, isFocused),
    problem,
    isEmpty: field.text.trim() === '',
    inputProps: {
      type: 'text',
      inputMode: minorUnits(currency) === 0 ? 'numeric' : 'decimal',
      autoComplete: 'off',
      dir: 'ltr',
      value: field.text,
      'aria-invalid': problem && !isFocused ? true : undefined,
      // An input method's intermediate text means nothing yet.
      onChange: ({ currentTarget }) =>
        isComposing.current ? field.show(currentTarget.value) : field.type(currentTarget.value),
      onFocus: (event) => {
        setIsFocused(true);
        field.rewrite(true);
        selectAll(event);
      },
      onBlur: () => {
        setIsFocused(false);
        field.rewrite(false);
      },
      onPaste: (event) => {
        const pasted = field.read(event.clipboardData.getData('text'));
        const { selectionStart, selectionEnd, value: text } = event.currentTarget;
        const replacesAll = selectionStart === 0 && selectionEnd === text.length;
        if (!pasted || !replacesAll) return;
        event.preventDefault();
        field.write(pasted, true);
      },
      onCompositionStart: () => {
        isComposing.current = true;
      },
      onCompositionEnd: ({ currentTarget }) => {
        isComposing.current = false;
        field.type(currentTarget.value);
      },
    },
  };
}

/** After React has written the ungrouped text, which would drop the selection. */
function selectAll({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  queueMicrotask(() => currentTarget.select());
}
