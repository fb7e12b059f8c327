import { formatMoney, type Money } from '@coffer/adapter';

/** Languages of emails and documents. The kit speaks the same ten. */
export const locales = ['en', 'de', 'es', 'fr', 'pt-BR', 'ja', 'zh-CN', 'hi', 'ar', 'he'] as const;

/** Language of a customer's emails and documents, as a BCP 47 tag. */
export type Locale = (typeof locales)[number];

/** Returns the writing direction of a language, for the `dir` attribute of HTML. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' || locale === 'he' ? 'rtl' : 'ltr';
}

/** Formats an amount as the language writes it, such as `$1,250.00` or `1.250,00 $`. */
export function moneyText(money: Money, locale: Locale): string {
  return formatMoney(money, { locale });
}

/** Formats the UTC day of an instant, such as `Nov 30, 2026`. */
export function dateText(at: Date | string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));
}

/** Formats an instant in UTC, such as `Nov 30, 2026, 10:15 AM UTC`. */
export function dateTimeText(at: Date | string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  return format.format(new Date(at));
}

/** Formats a share in hundredths of a percent, such as 1900 as `19%`. */
export function percentText(basisPoints: number, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return format.format(basisPoints / 10_000);
}

/** Formats a whole number. */
export function numberText(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** Returns the name of a country by its ISO 3166-1 code. */
export function nameOfCountry(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
