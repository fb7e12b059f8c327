/** A share of an amount, in hundredths of a percent: 500 is 5 %. */
type BasisPoints = number;

/** How funds are added in one currency. Amounts are minor units of it. */
export type CurrencyTopUpSettings = {
  min: number;
  max: number;
  /** Amounts are multiples of it. */
  step: number;
  presets: number[];
  /** From `from` on, `basisPoints` are given on top; the highest tier reached counts. */
  bonusTiers: { from: number; basisPoints: BasisPoints }[];
  /** Charged beside the amount: `fixed` + `basisPoints` of the amount. */
  fee: { fixed: number; basisPoints: BasisPoints };
  /** Charged on amount and fee. */
  tax: { basisPoints: BasisPoints };
  /** Days until a bonus expires; null where it does not. */
  bonusExpiresAfterDays: number | null;
};

/** The merchant's rate table: what one unit of a currency is worth in units of `currency`, as a decimal: "1.085". */
export type ReportingSettings = { currency: string; rates: Record<string, string> };

/** What a merchant decides about its wallets. */
export type WalletSettings = {
  /** A new customer gets a wallet in each. */
  defaultCurrencies: string[];
  /** By currency; top-ups are not offered in a currency that is absent. */
  topUp: Record<string, CurrencyTopUpSettings>;
  /** How many days before a credit expires its customer is told. */
  creditExpiryWarningDays: number;
  /** What totals over several currencies are told in; null for none. */
  reporting: ReportingSettings | null;
};

/** What a new merchant starts with. */
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

/** The usual limits and tiers, for a currency whose unit has `minor` minor units and is worth 1/`scale` dollar. */
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
