/** Share of an amount, in hundredths of a percent: 500 is 5 %. */
type BasisPoints = number;

/** Top-up settings of one currency. Amounts are in its minor units. */
export type CurrencyTopUpSettings = {
  min: number;
  max: number;
  /** Amounts must be multiples of this one. */
  step: number;
  presets: number[];
  /** Bonus of `basisPoints` for amounts of at least `from`. Only the highest tier reached applies. */
  bonusTiers: { from: number; basisPoints: BasisPoints }[];
  /** Charged in addition to the amount: `fixed` plus `basisPoints` of the amount. */
  fee: { fixed: number; basisPoints: BasisPoints };
  /** Charged on the sum of amount and fee. */
  tax: { basisPoints: BasisPoints };
  /** Days until a bonus expires. Null for a bonus that does not expire. */
  bonusExpiresAfterDays: number | null;
};

/** Reporting currency, with the value of one unit of each other currency in it, as a decimal such as "1.085". */
export type ReportingSettings = { currency: string; rates: Record<string, string> };

/** Wallet settings of a merchant. */
export type WalletSettings = {
  /** Currencies of the wallets that a new customer gets. */
  defaultCurrencies: string[];
  /** Top-up settings by currency. A currency that is not listed has no top-ups. */
  topUp: Record<string, CurrencyTopUpSettings>;
  /** Days before a credit expires at which its customer is notified. */
  creditExpiryWarningDays: number;
  /** Currency for totals over several currencies. Null shows no such totals. */
  reporting: ReportingSettings | null;
};

/** Settings of a new merchant. */
export const defaultWalletSettings: WalletSettings = {
  defaultCurrencies: ['USD', 'INR'],
  topUp: {
    USD: inUnitsOf(100, 1),
    EUR: inUnitsOf(100, 1),
    GBP: inUnitsOf(100, 1),
    INR: inUnitsOf(100, 50),
    JPY: inUnitsOf(1, 100),
    KWD: inUnitsOf(1000, 1),
  },
  creditExpiryWarningDays: 7,
  reporting: null,
};

/** Returns the default limits and tiers for a currency whose unit has `minor` minor units and is worth 1/`scale` dollar. */
function inUnitsOf(minor: number, scale: number): CurrencyTopUpSettings {
  const amount = (dollars: number) => dollars * minor * scale;
  return {
    min: amount(5),
    max: amount(10_000),
    step: minor,
    presets: [amount(25), amount(50), amount(100), amount(250)],
    bonusTiers: [
      { from: amount(100), basisPoints: 500 },
      { from: amount(250), basisPoints: 800 },
    ],
    fee: { fixed: 0, basisPoints: 0 },
    tax: { basisPoints: 0 },
    bonusExpiresAfterDays: 90,
  };
}
