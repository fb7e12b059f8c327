/** How `formatMoney` and `formatMoneyToParts` show an amount. */
export type FormatMoneyOptions = {
  /** BCP 47, with extensions if need be: `en-IN`, `ar-EG`, `de-u-nu-latn`. */
  locale: string;
  /**
   * When a sign is shown; `exceptZero` for movements.
   * @default 'auto'
   */
  signDisplay?: 'auto' | 'always' | 'exceptZero' | 'negative' | 'never';
  /**
   * How the currency is named.
   * @default 'symbol'
   */
  currencyDisplay?: 'symbol' | 'narrowSymbol' | 'code' | 'name';
  /**
   * Leaves out minor units that are all zero, `$100` for `$100.00`, as suggested amounts look best.
   * @default false
   */
  trimZeroMinorUnits?: boolean;
};
