import type { Money } from '@coffer/adapter';
import { formatMoneyText } from './formatMoneyText.ts';
import type { MoneyFieldParameters } from './MoneyField.ts';

/** How a field shows an amount that nobody has typed. */
export function writtenMoney(
  money: Money | null | undefined,
  { currency, locale, value }: MoneyFieldParameters,
  isEdited = false,
) {
  const own = money?.currency === currency ? money : null;
  const text = formatMoneyText(own, locale, { isEdited });
  return { text, value: own, problem: null, isUnread: false, currency, locale, followed: value };
}
