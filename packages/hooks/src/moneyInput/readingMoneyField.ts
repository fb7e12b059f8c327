import type { Money } from '@coffer/adapter';
import type { formatMoneyText } from './formatMoneyText.ts';
import type { MakeMoneyField, MoneyFieldParameters, MoneyFieldState } from './MoneyField.ts';
import { moneyProblem } from './moneyProblem.ts';
import { type MoneyTextRules, type ParsedMoneyText, parseMoneyText } from './parseMoneyText.ts';
import type { writtenMoney } from './writtenMoney.ts';

/** What the field that was there before has loaded already: given, see laterMoneyField.ts. */
export type MoneyFieldTools = Pick<MoneyTextRules, 'minorUnits' | 'amountMax'> & {
  formatMoneyText: typeof formatMoneyText;
  writtenMoney: typeof writtenMoney;
};

/**
 * A field that reads what is typed. A value that merely echoes the text never rewrites what is being typed; a
 * value from elsewhere, another currency or another locale does.
 */
export function readingMoneyField(tools: MoneyFieldTools): MakeMoneyField {
  const { formatMoneyText, writtenMoney, ...rules } = tools;
  return (parameters, state, change) => {
    const { currency, locale, onValueChange } = parameters;
    const field = followed(state, parameters, writtenMoney);
    // Adjusted while rendering, so that no frame shows the old text with the new value.
    if (field !== state) change(field);

    const read = (text: string) => parseMoneyText(text, { currency, locale, ...rules });
    function take(text: string, parsed: ParsedMoneyText, more: Partial<MoneyFieldState> = {}) {
      change({ currency, locale, ...parsed, text, isUnread: false, ...more });
      if (!isSameMoney(parsed.value, field.value)) onValueChange?.(parsed.value);
    }
    const write = (money: Money | null, isEdited: boolean) =>
      take(formatMoneyText(money, locale, { isEdited }), { value: money, problem: null });
    /** With or without groups; what is no amount stays as it was typed. */
    function focus(isFocused: boolean) {
      const isAmount = !field.problem && !field.isUnread;
      const text = isAmount ? formatMoneyText(field.value, locale, { isEdited: isFocused }) : field.text;
      change({ isFocused, text });
    }

    return {
      ...field,
      problem: field.problem ?? (field.value && moneyProblem(field.value, parameters)),
      setValue: (money) => write(money, field.isFocused),
      handlers: {
        onChange: ({ currentTarget: { value: text } }) =>
          field.isComposing ? change({ currency, locale, text }) : take(text, read(text)),
        onFocus({ currentTarget }) {
          focus(true);
          // What reads this language is made once, and takes longer than all else at a key: before the first one.
          setTimeout(() => read('0'));
          // After React has written the ungrouped text, which would drop the selection.
          queueMicrotask(() => currentTarget.select());
        },
        onBlur: () => focus(false),
        onPaste(event) {
          const pasted = read(event.clipboardData.getData('text')).value;
          const { selectionStart, selectionEnd, value: text } = event.currentTarget;
          const replacesAll = selectionStart === 0 && selectionEnd === text.length;
          if (!pasted || !replacesAll) return;
          event.preventDefault();
          write(pasted, true);
        },
        onCompositionStart: () => change({ isComposing: true }),
        onCompositionEnd: ({ currentTarget: { value: text } }) =>
          take(text, read(text), { isComposing: false }),
      },
      settle() {
        if (field.isUnread && !field.isComposing) take(field.text, read(field.text));
      },
    };
  };
}

function followed(
  state: MoneyFieldState,
  parameters: MoneyFieldParameters,
  writtenMoney: MoneyFieldTools['writtenMoney'],
): MoneyFieldState {
  const { value, currency, locale } = parameters;
  const write = (money: Money | null) => ({ ...state, ...writtenMoney(money, parameters) });
  const isElsewhere = value !== undefined && !isSameMoney(value, state.followed);
  if (isElsewhere && !isSameMoney(value, state.value)) return write(value);
  if (state.currency !== currency) return write(value ?? null);
  if (state.locale !== locale && !state.problem) return write(state.value);
  return isElsewhere ? { ...state, followed: value } : state;
}

function isSameMoney(one: Money | null | undefined, other: Money | null | undefined): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
