import type { Money } from '@coffer/adapter';
import type { MoneyInputProblem } from './MoneyInputProblem.ts';
import type { MoneyInputProps } from './MoneyInputProps.ts';
import type { MoneyLimits } from './moneyProblem.ts';

/** What a field for money is told at each turn. */
export type MoneyFieldParameters = MoneyLimits & {
  currency: string;
  locale: string;
  value?: Money | null | undefined;
  defaultValue?: Money | null | undefined;
  onValueChange?: ((value: Money | null) => void) | undefined;
};

/** The text of a field and what it means. The text leads. */
export type MoneyFieldState = {
  text: string;
  value: Money | null;
  problem: MoneyInputProblem | null;
  /** The text was typed and not read yet: `value` is still that of the text before. */
  isUnread: boolean;
  isFocused: boolean;
  /** An input method's intermediate text means nothing yet. */
  isComposing: boolean;
  /** What `text` was written for: under another locale it would say something else. */
  currency: string;
  locale: string;
  /** The controlling value that `text` already follows. */
  followed: Money | null | undefined;
};

/** What a field is and does at one turn. */
export type MoneyField = Pick<MoneyFieldState, 'text' | 'value' | 'problem' | 'isFocused'> & {
  setValue: (value: Money | null) => void;
  handlers: Omit<MoneyInputProps, 'type' | 'inputMode' | 'autoComplete' | 'dir' | 'value' | 'aria-invalid'>;
  /** Reads what was typed before it could be read. */
  settle: () => void;
};

/** Makes a field of its state. `state` is changed through `change` alone. */
export type MakeMoneyField = (
  parameters: MoneyFieldParameters,
  state: MoneyFieldState,
  change: (change: Partial<MoneyFieldState>) => void,
) => MoneyField;
