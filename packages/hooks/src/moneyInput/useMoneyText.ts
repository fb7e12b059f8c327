'use client';
import type { Money } from '@coffer/adapter';
import { useState } from 'react';
import { formatMoneyText } from './formatMoneyText.ts';
import { type ParsedMoneyText, parseMoneyText } from './parseMoneyText.ts';

type MoneyText = ParsedMoneyText & {
  text: string;
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
};

/**
 * The text of a field and what it means. The text leads: a value that merely echoes it never rewrites
 * what is being typed; a value from elsewhere, another currency or another locale does.
 */
export function useMoneyText({ currency, locale, value, defaultValue }: UseMoneyTextParameters) {
  const [state, setState] = useState<MoneyText>(() => written(value ?? defaultValue ?? null));

  function written(money: Money | null): MoneyText {
    const own = money?.currency === currency ? money : null;
    const text = formatMoneyText(own, locale, { isEdited: false });
    return { text, value: own, problem: null, currency, locale, followed: value };
  }
  function following(): MoneyText {
    const isElsewhere = value !== undefined && !isSameMoney(value, state.followed);
    if (isElsewhere && !isSameMoney(value, state.value)) return written(value);
    if (state.currency !== currency) return written(value ?? null);
    if (state.locale !== locale && !state.problem) return written(state.value);
    return isElsewhere ? { ...state, followed: value } : state;
  }
  const current = following();
  // Adjusted while rendering, so that no frame shows the old text with the new value.
  if (current !== state) setState(current);

  return {
    ...current,
    read: (text: string) => parseMoneyText(text, currency, locale),
    /** Shows a text as it is; `parsed` is what it means, or what was meant before while it is composed. */
    show: (text: string, parsed: ParsedMoneyText) =>
      setState((before) => ({ ...before, ...parsed, text, currency, locale })),
    write: (money: Money | null, isEdited: boolean) => formatMoneyText(money, locale, { isEdited }),
  };
}

/** Whether two amounts, or the absence of one, are the same. */
export function isSameMoney(one: Money | null | undefined, other: Money | null | undefined): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
