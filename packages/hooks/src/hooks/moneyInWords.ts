import { formatMoney, type Money } from '@coffer/adapter';

/** Put before an amount; where words are not set apart there is no space in it. */
const minusWords: Readonly<Record<string, string>> = {
  ar: 'سالب ',
  de: 'minus ',
  en: 'minus ',
  es: 'menos ',
  fr: 'moins ',
  he: 'מינוס ',
  hi: 'माइनस ',
  ja: 'マイナス',
  pt: 'menos ',
  zh: '负',
};

/**
 * An amount as it is said. Screen readers skip a hyphen, so that a debit would sound like a credit:
 * the sign is a word, or in a language not listed the true minus sign, which most of them do read.
 */
export function moneyInWords(money: Money, locale: string): string {
  const options = { locale, currencyDisplay: 'name', trimZeroMinorUnits: true } as const;
  if (money.amount >= 0) return formatMoney(money, options);
  const [language = ''] = locale.split('-');
  const minus = minusWords[language.toLowerCase()] ?? '−';
  return minus + formatMoney({ ...money, amount: -money.amount }, options);
}
