'use client';
import { type Money, minorUnits } from '@coffer/adapter';
import { useState } from 'react';
import {
  initialMoneyFieldState,
  type MoneyFieldState,
  type MoneyInputProps,
  type MoneyLimits,
  moneyField,
} from '../moneyInput/moneyField.ts';
import type { MoneyInputProblem } from '../moneyInput/parseMoneyText.ts';
import { useWalletLocale } from './useWalletLocale.ts';

export type UseMoneyInputParameters = MoneyLimits & {
  /** ISO 4217. Another currency empties the field. */
  currency: string;
  /** Controlled amount; null is an empty field. */
  value?: Money | null | undefined;
  /** Initial amount of an uncontrolled field. @default null */
  defaultValue?: Money | null | undefined;
  /** Called when the customer changes the amount; null if the text is empty or not an amount. */
  onValueChange?: ((value: Money | null) => void) | undefined;
  /** BCP 47. @default the provider's */
  locale?: string | undefined;
};

export type UseMoneyInputReturnType = {
  /** Amount as typed, even if it breaks a limit; null if the text is empty or not an amount. */
  value: Money | null;
  /** Sets the amount, as a preset button does; null empties the field. */
  setValue: (value: Money | null) => void;
  /** Null if the field is empty or valid. Show the problem once the field was left. */
  problem: MoneyInputProblem | null;
  isEmpty: boolean;
  inputProps: MoneyInputProps;
};

/**
 * Provides a money field without styles. It parses what people type in their locale exactly, never changes it while
 * they type, and reports a problem instead of correcting the text.
 */
export function useMoneyInput(parameters: UseMoneyInputParameters): UseMoneyInputReturnType {
  const { locale: walletLocale } = useWalletLocale();
  const fieldParameters = { ...parameters, locale: parameters.locale ?? walletLocale };
  const [state, setState] = useState<MoneyFieldState>(() => initialMoneyFieldState(fieldParameters));
  const field = moneyField(fieldParameters, state, (change) =>
    setState((before) => ({ ...before, ...change })),
  );
  return {
    value: field.value,
    setValue: field.setValue,
    problem: field.problem,
    isEmpty: field.text.trim() === '',
    inputProps: {
      type: 'text',
      inputMode: minorUnits(parameters.currency) === 0 ? 'numeric' : 'decimal',
      autoComplete: 'off',
      dir: 'ltr',
      value: field.text,
      'aria-invalid': field.problem && !field.isFocused ? true : undefined,
      ...field.handlers,
    },
  };
}
