/** The signs that a locale writes numbers with, in one of its digit systems. */
export function numberSymbols(locale: string, numberingSystem: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem, useGrouping: true }).formatToParts(
    1234567.5,
  );
  const sign = (type: 'decimal' | 'group', otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: sign('decimal', '.'), group: sign('group', ',').replace('’', "'") };
}
