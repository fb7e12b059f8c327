import { decimalString, type Money, minorUnits } from '@coffer/adapter';
import type { ChangeEvent, ClipboardEvent, CompositionEvent, FocusEvent } from 'react';
import { type MoneyInputProblem, type ParsedMoneyText, parseMoneyText } from './parseMoneyText.ts';

/** Props for the `<input>` of a money field. */
export type MoneyInputProps = {
  type: 'text';
  inputMode: 'decimal' | 'numeric';
  autoComplete: 'off';
  /** Every language writes numbers from left to right. */
  dir: 'ltr';
  value: string;
  /** Set once the field was left: text that is still being typed is not wrong yet. */
  'aria-invalid': true | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  onFocus: (event: FocusEvent<HTMLInputElement>) => void;
  onBlur: (event: FocusEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onCompositionStart: (event: CompositionEvent<HTMLInputElement>) => void;
  onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => void;
};

export type MoneyLimits = {
  /** Smallest amount without the problem `belowMin`. */
  min?: Money | undefined;
  /** Largest amount without the problem `aboveMax`. */
  max?: Money | undefined;
  /** Amounts must be multiples of it. */
  step?: Money | undefined;
};

export type MoneyFieldParameters = MoneyLimits & {
  currency: string;
  locale: string;
  value?: Money | null | undefined;
  defaultValue?: Money | null | undefined;
  onValueChange?: ((value: Money | null) => void) | undefined;
};

/** Text of a field and the amount that it means. The text leads. */
export type MoneyFieldState = {
  text: string;
  value: Money | null;
  problem: MoneyInputProblem | null;
  isFocused: boolean;
  /** The intermediate text of an input method has no meaning yet. */
  isComposing: boolean;
  /** Currency and locale of `text`. Under another locale the same text would mean another amount. */
  currency: string;
  locale: string;
  /** Controlling value that `text` already shows. */
  shownValue: Money | null | undefined;
};

/** Creates the state of a field that shows its value or its default value. */
export function initialMoneyFieldState(parameters: MoneyFieldParameters): MoneyFieldState {
  const money = parameters.value ?? parameters.defaultValue ?? null;
  return { ...show(money, parameters), isFocused: false, isComposing: false };
}

/**
 * Creates the value, the problem and the event handlers of a field for one render. A value that echoes the text
 * never rewrites what is being typed. A value from elsewhere, another currency or another locale does.
 */
export function moneyField(
  parameters: MoneyFieldParameters,
  state: MoneyFieldState,
  update: (change: Partial<MoneyFieldState>) => void,
) {
  const { currency, locale, onValueChange } = parameters;
  const field = followParameters(state, parameters);
  // Updated during render, so that no frame shows the old text with the new value.
  if (field !== state) update(field);

  const parse = (text: string) => parseMoneyText(text, { currency, locale });
  function setText(text: string, parsed: ParsedMoneyText, change: Partial<MoneyFieldState> = {}) {
    update({ currency, locale, ...parsed, text, ...change });
    if (!isSameMoney(parsed.value, field.value)) onValueChange?.(parsed.value);
  }
  const setMoney = (money: Money | null, isEdited: boolean) =>
    setText(formatMoneyText(money, locale, { isEdited }), { value: money, problem: null });
  /** Shows the amount without grouping while it is edited. Text that is not an amount stays as it was typed. */
  function setFocused(isFocused: boolean) {
    const text = field.problem ? field.text : formatMoneyText(field.value, locale, { isEdited: isFocused });
    update({ isFocused, text });
  }

  return {
    text: field.text,
    value: field.value,
    isFocused: field.isFocused,
    problem: field.problem ?? (field.value && limitProblem(field.value, parameters)),
    setValue: (money: Money | null) => setMoney(money, field.isFocused),
    handlers: {
      onChange: ({ currentTarget: { value: text } }) =>
        field.isComposing ? update({ currency, locale, text }) : setText(text, parse(text)),
      onFocus({ currentTarget }) {
        setFocused(true);
        // The first parse of a locale creates its formatters, which is slow. Do it before the first key.
        setTimeout(() => parse('0'));
        // After React has written the ungrouped text, which would drop the selection.
        queueMicrotask(() => currentTarget.select());
      },
      onBlur: () => setFocused(false),
      onPaste(event) {
        const pasted = parse(event.clipboardData.getData('text')).value;
        const { selectionStart, selectionEnd, value: text } = event.currentTarget;
        const replacesAll = selectionStart === 0 && selectionEnd === text.length;
        if (!pasted || !replacesAll) return;
        event.preventDefault();
        setMoney(pasted, true);
      },
      onCompositionStart: () => update({ isComposing: true }),
      onCompositionEnd: ({ currentTarget: { value: text } }) =>
        setText(text, parse(text), { isComposing: false }),
    } satisfies Partial<MoneyInputProps>,
  };
}

function followParameters(state: MoneyFieldState, parameters: MoneyFieldParameters): MoneyFieldState {
  const { value, currency, locale } = parameters;
  const isNewValue = value !== undefined && !isSameMoney(value, state.shownValue);
  if (isNewValue && !isSameMoney(value, state.value)) return { ...state, ...show(value, parameters) };
  if (state.currency !== currency) return { ...state, ...show(value ?? null, parameters) };
  if (state.locale !== locale && !state.problem) return { ...state, ...show(state.value, parameters) };
  return isNewValue ? { ...state, shownValue: value } : state;
}

/** Shows an amount that nobody has typed. An amount in another currency empties the field. */
function show(money: Money | null, { currency, locale, value }: MoneyFieldParameters) {
  const own = money?.currency === currency ? money : null;
  const text = formatMoneyText(own, locale, { isEdited: false });
  return { text, value: own, problem: null, currency, locale, shownValue: value };
}

/** Formats an amount for a field: without its currency, and without grouping while it is edited. */
function formatMoneyText(money: Money | null, locale: string, { isEdited }: { isEdited: boolean }): string {
  if (!money) return '';
  const digits = minorUnits(money.currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: !isEdited,
  });
  return format.format(decimalString(money));
}

function limitProblem({ amount }: Money, { min, max, step }: MoneyLimits): MoneyInputProblem | null {
  if (min && amount < min.amount) return 'belowMin';
  if (max && amount > max.amount) return 'aboveMax';
  if (step && step.amount > 0 && amount % step.amount !== 0) return 'notMultipleOfStep';
  return null;
}

function isSameMoney(one: Money | null | undefined, other: Money | null | undefined): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
