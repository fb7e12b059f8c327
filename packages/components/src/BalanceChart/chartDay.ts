import type { UseFormatDateReturnType } from '@coffer/hooks';

/** `Nov 21, 2025`: the day itself, which is UTC's, wherever the reader is. */
export function chartDay(
  format: UseFormatDateReturnType['format'],
  date: string,
  options: Intl.DateTimeFormatOptions = { year: 'numeric' },
): string {
  return format(date, { month: 'short', day: 'numeric', timeZone: 'UTC', ...options });
}
