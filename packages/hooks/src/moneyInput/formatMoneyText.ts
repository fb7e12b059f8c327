import { decimalString, type Money, minorUnits } from '@coffer/adapter';

/** Formats an amount for a field: without its currency, and without grouping while it is edited. */
export function formatMoneyText(
  money: Money | null,
  locale: string,
  { isEdited }: { isEdited: boolean },
): string {
  if (!money) return '';
  const digits = minorUnits(money.currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: !isEdited,
  });
  return format.format(decimalString(money));
}
