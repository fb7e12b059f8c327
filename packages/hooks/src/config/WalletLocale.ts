import type { FormatMoneyOptions } from '@coffer/adapter';

/** Settings by which this part of the page formats money and dates. */
export type WalletLocale = {
  /** BCP 47 language tag, such as `en-US`. */
  locale: string;
  /** IANA time zone, such as `Europe/Berlin`. */
  timeZone: string;
  /** Returns the current time. Server and browser use the same time while a page is hydrated. */
  now: () => Date;
  /** Writing direction of `locale`. */
  direction: 'ltr' | 'rtl';
  /** Form in which currencies appear: as a symbol, a code or a name. */
  currencyDisplay: NonNullable<FormatMoneyOptions['currencyDisplay']>;
};

const rightToLeftLanguages = /^(?:ar|arc|ckb|dv|fa|he|iw|ku-arab|ks|nqo|prs|ps|sd|sdh|syr|ug|ur|yi)\b/i;
const rightToLeftScripts = /^(?:arab|hebr|syrc|thaa|nkoo|adlm)$/i;

/**
 * Returns the writing direction of a locale. Uses a list, because not every browser has `Intl.Locale.getTextInfo` and
 * server and browser must agree.
 */
export function localeDirection(locale: string): 'ltr' | 'rtl' {
  const [, script] = /^[a-z]{2,3}-([a-z]{4})\b/i.exec(locale) ?? [];
  const isRightToLeft =
    script === undefined ? rightToLeftLanguages.test(locale) : rightToLeftScripts.test(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}
