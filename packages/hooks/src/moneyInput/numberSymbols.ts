type NumberSymbols = { decimal: string; group: string };

const symbolsOf = new Map<string, NumberSymbols>();

/** The signs that a locale writes numbers with, in one of its digit systems. */
export function numberSymbols(locale: string, numberingSystem: string): NumberSymbols {
  const key = `${locale} ${numberingSystem}`;
  const known = symbolsOf.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, { numberingSystem, useGrouping: true });
  const parts = format.formatToParts(1234567.5);
  const sign = (type: 'decimal' | 'group', otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  const symbols = { decimal: sign('decimal', '.'), group: sign('group', ',').replace('’', "'") };
  symbolsOf.set(key, symbols);
  return symbols;
}
