'use client';
import type { Money } from '@coffer/adapter';
import type { ChangeEvent, ClipboardEvent, CompositionEvent, FocusEvent } from 'react';

/** What keeps the text from being an amount that can be used. */
export type MoneyInputProblem =
  | 'notANumber'
  | 'tooManyDigits'
  | 'belowMin'
  | 'aboveMax'
  | 'notMultipleOfStep'
  | 'outOfRange';

export type UseMoneyInputParameters = {
  /** ISO 4217. */
  currency: string;
  /** Controls the amount; null is an empty field. */
  value?: Money | null | undefined;
  /** Where it starts, uncontrolled. @default null */
  defaultValue?: Money | null | undefined;
  /** Called with every change of the amount; null while the field is empty or holds no amount. */
  onValueChange?: ((value: Money | null) => void) | undefined;
  /** Least amount without `belowMin`. */
  min?: Money | undefined;
  /** Greatest amount without `aboveMax`. */
  max?: Money | undefined;
  /** Amounts must be multiples of it. */
  step?: Money | undefined;
  /** BCP 47. @default the provider's */
  locale?: string | undefined;
};

/** Props for the `<input>`. */
export type MoneyInputProps = {
  type: 'text';
  inputMode: 'decimal' | 'numeric';
  autoComplete: 'off';
  dir: 'ltr';
  value: string;
  'aria-invalid': true | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  onFocus: (event: FocusEvent<HTMLInputElement>) => void;
  onBlur: (event: FocusEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onCompositionStart: (event: CompositionEvent<HTMLInputElement>) => void;
  onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
};

export type UseMoneyInputReturnType = {
  /** The amount as typed, also where it has a `problem` of range or step; null where there is none. */
  value: Money | null;
  /** Puts an amount in the field, as a preset does; null empties it. */
  setValue: (value: Money | null) => void;
  /** Null where the field is empty, or all is well. Show it once the field was left. */
  problem: MoneyInputProblem | null;
  isEmpty: boolean;
  inputProps: MoneyInputProps;
};

/** A field for an amount of money, without looks. */
export function useMoneyInput(_parameters: UseMoneyInputParameters): UseMoneyInputReturnType {
  throw new Error('Not there yet.');
}
