import type { UseFormatDateReturnType } from '@coffer/hooks';

/** Formats a day, such as `Nov 21, 2025`. Days are in UTC, independent of the customer's time zone. */
export function chartDay(
  format: UseFormatDateReturnType['format'],
  date: string,
  options: Intl.DateTimeFormatOptions = { year: 'numeric' },
): string {
  return format(date, { month: 'short', day: 'numeric', timeZone: 'UTC', ...options });
}
