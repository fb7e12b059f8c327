import type { FormatMoneyOptions } from '@coffer/adapter';

/** How this part of the page writes money and dates. */
export type WalletLocale = {
  /** BCP 47. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  /** What time it is: the same on server and browser while a page is hydrated. */
  now: () => Date;
  /** Which way `locale` is written. */
  direction: 'ltr' | 'rtl';
  /** How currencies are named. */
  currencyDisplay: NonNullable<FormatMoneyOptions['currencyDisplay']>;
};
