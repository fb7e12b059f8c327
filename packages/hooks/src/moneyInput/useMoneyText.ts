'use client';
import type { Money } from '@coffer/adapter';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatMoneyText } from './formatMoneyText.ts';
import { loadMoneyTextParser, moneyTextParser, subscribeMoneyTextParser } from './moneyTextParser.ts';
import type { ParsedMoneyText } from './parseMoneyText.ts';

type MoneyText = ParsedMoneyText & {
  text: string;
  /** The text waits for the parser: `value` is still that of the text before. */
  isUnread: boolean;
  /** What `text` was written for: under another locale it would say something else. */
  currency: string;
  locale: string;
  /** The controlling value that `text` already follows. */
  followed: Money | null | undefined;
};

export type UseMoneyTextParameters = {
  currency: string;
  locale: string;
  value: Money | null | undefined;
  defaultValue: Money | null | undefined;
  onValueChange: ((value: Money | null) => void) | undefined;
};

/**
 * The text of a field and what it means. The text leads: a value that merely echoes it never rewrites
 * what is being typed; a value from elsewhere, another currency or another locale does.
 */
export function useMoneyText(parameters: UseMoneyTextParameters) {
  const { currency, locale, value, defaultValue, onValueChange } = parameters;
  const parser = useSyncExternalStore(subscribeMoneyTextParser, moneyTextParser, () => null);
  const [state, setState] = useState(() => written(value ?? defaultValue ?? null, parameters));
  const field = following(state, parameters);
  // Adjusted while rendering, so that no frame shows the old text with the new value.
  if (field !== state) setState(field);

  function show(change: Partial<MoneyText>) {
    setState((before) => ({ ...before, currency, locale, ...change }));
  }
  function take(text: string, parsed: ParsedMoneyText) {
    show({ ...parsed, text, isUnread: false });
    if (!isSameMoney(parsed.value, field.value)) onValueChange?.(parsed.value);
  }
  useEffect(() => {
    if (!parser) void loadMoneyTextParser();
    else if (field.isUnread) take(field.text, parser(field.text, currency, locale));
  });

  return {
    ...field,
    /** Shows a text that means nothing yet. */
    show: (text: string) => show({ text }),
    /** Takes a text for what it says. */
    type: (text: string) =>
      parser ? take(text, parser(text, currency, locale)) : show({ text, isUnread: true }),
    /** Takes an amount, and writes it. */
    write: (money: Money | null, isEdited: boolean) =>
      take(formatMoneyText(money, locale, { isEdited }), { value: money, problem: null }),
    /** Writes the same amount with or without groups; what is no amount stays as it was typed. */
    rewrite(isEdited: boolean) {
      if (field.problem || field.isUnread) return;
      show({ text: formatMoneyText(field.value, locale, { isEdited }) });
    },
    /** What a text would mean; null where it is no amount, or cannot be told yet. */
    read: (text: string) => parser?.(text, currency, locale).value ?? null,
  };
}

type Followed = Omit<UseMoneyTextParameters, 'defaultValue' | 'onValueChange'>;

function written(money: Money | null, { currency, locale, value }: Followed): MoneyText {
  const own = money?.currency === currency ? money : null;
  const text = formatMoneyText(own, locale, { isEdited: false });
  return { text, value: own, problem: null, isUnread: false, currency, locale, followed: value };
}

function following(state: MoneyText, parameters: Followed): MoneyText {
  const { value, currency, locale } = parameters;
  const isElsewhere = value !== undefined && !isSameMoney(value, state.followed);
  if (isElsewhere && !isSameMoney(value, state.value)) return written(value, parameters);
  if (state.currency !== currency) return written(value ?? null, parameters);
  if (state.locale !== locale && !state.problem) return written(state.value, parameters);
  return isElsewhere ? { ...state, followed: value } : state;
}

function isSameMoney(one: Money | null | undefined, other: Money | null | undefined): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
