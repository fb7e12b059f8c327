'use client';
import { type Money, minorUnits } from '@coffer/adapter';
import { useEffect, useState } from 'react';
import { useLazyPart } from '../config/useLazyPart.ts';
import { earlyMoneyField } from '../moneyInput/earlyMoneyField.ts';
import { laterMoneyField } from '../moneyInput/laterMoneyField.ts';
import type { MoneyFieldState } from '../moneyInput/MoneyField.ts';
import type { MoneyInputProblem } from '../moneyInput/MoneyInputProblem.ts';
import type { MoneyInputProps } from '../moneyInput/MoneyInputProps.ts';
import type { MoneyLimits } from '../moneyInput/moneyProblem.ts';
import { writtenMoney } from '../moneyInput/writtenMoney.ts';
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
  const { locale } = useWalletLocale();
  const told = { ...parameters, locale: parameters.locale ?? locale };
  const [state, setState] = useState<MoneyFieldState>(() => ({
    ...writtenMoney(told.value ?? told.defaultValue, told),
    isFocused: false,
    isComposing: false,
  }));
  const makeField = useLazyPart(laterMoneyField)?.makeField ?? earlyMoneyField;
  const field = makeField(told, state, (change) => setState((before) => ({ ...before, ...change })));
  useEffect(field.settle);
  return {
    value: field.value,
    setValue: field.setValue,
    problem: field.problem,
    isEmpty: field.text.trim() === '',
    inputProps: {
      type: 'text',
      inputMode: minorUnits(told.currency) === 0 ? 'numeric' : 'decimal',
      autoComplete: 'off',
      dir: 'ltr',
      value: field.text,
      'aria-invalid': field.problem && !field.isFocused ? true : undefined,
      ...field.handlers,
    },
  };
}
