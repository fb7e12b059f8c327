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

/** Credits of the Dodo-compatible API that are promotional, because that API cannot say so itself. */
export type DodoPromotionalCredits = {
  /** Beginnings of the reasons of such credits, without regard to case. */
  reasonPrefixes: string[];
  /** Beginnings of the idempotency keys of such credits. */
  keyPrefixes: string[];
};

/** Wallet settings of a merchant. */
export type WalletSettings = {
  /** Currencies of the wallets that a new customer gets. */
  defaultCurrencies: string[];
  /** Top-up settings by currency. A currency that is not listed has no top-ups. */
  topUp: Record<string, CurrencyTopUpSettings>;
  /** Days before a credit expires at which its customer is notified. */
  creditExpiryWarningDays: number;
  /** Days after its due date on which a failed collection of an invoice is retried, ascending. Empty never retries. */
  invoiceRetryDays: number[];
  /** Days before an invoice is collected at which its customer is notified. 0 sends no notice. */
  chargeNoticeDays: number;
  /** Email address of the merchant for failed collections and overdue invoices. Null sends none. */
  notificationEmail: string | null;
  /** Currency for totals over several currencies. Null shows no such totals. */
  reporting: ReportingSettings | null;
  /** URL of the merchant's own page with the customer's wallet, for emails. Null sends emails without a link. */
  walletUrl: string | null;
  /** Credits of the Dodo-compatible API that are promotional. All others are paid. */
  dodoPromotionalCredits: DodoPromotionalCredits;
  /** Color of emails and documents, as `#rrggbb`. Null for the default. */
  accentColor: string | null;
  /** When prepaid money is taxed: when it is added, or when an invoice uses it. */
  taxAt: 'topUp' | 'use';
};

/** First name and settings of a merchant. Without a name, it gets a neutral one, unless its payments move real money. */
export type NewMerchant = { name: string | null; settings: WalletSettings };

/** Default limits by currency: minor units per unit, and units that are worth about a dollar. */
const currencyUnits: Record<string, readonly [minor: number, perDollar: number]> = {
  USD: [100, 1],
  EUR: [100, 1],
  GBP: [100, 1],
  INR: [100, 50],
  JPY: [1, 100],
  KWD: [1000, 1],
  AED: [100, 5],
  AUD: [100, 1],
  BRL: [100, 5],
  CAD: [100, 1],
  CHF: [100, 1],
  CNY: [100, 5],
  DKK: [100, 5],
  HKD: [100, 5],
  ILS: [100, 5],
  KRW: [1, 1000],
  MXN: [100, 20],
  NOK: [100, 10],
  NZD: [100, 1],
  PLN: [100, 5],
  SAR: [100, 5],
  SEK: [100, 10],
  SGD: [100, 1],
  ZAR: [100, 20],
};

/** Currencies that have default limits for top-ups. */
export const currenciesWithDefaults: readonly string[] = Object.keys(currencyUnits);

/** Currencies in which every new merchant takes top-ups. A wallet in another currency needs settings first. */
const topUpCurrencies = ['USD', 'EUR', 'GBP', 'INR', 'JPY', 'KWD'];

/**
 * Returns the settings of a new merchant. They have no bonus: only the merchant decides to give money away.
 *
 * @param currencies - Currencies of a new customer's wallets, from `currenciesWithDefaults`.
 */
export function newWalletSettings(currencies: readonly string[] = ['USD', 'INR']): WalletSettings {
  const codes = [...new Set([...topUpCurrencies, ...currencies])];
  return {
    defaultCurrencies: [...currencies],
    topUp: Object.fromEntries(codes.map((code) => [code, limitsOf(code)])),
    creditExpiryWarningDays: 7,
    invoiceRetryDays: [1, 3, 5, 7],
    chargeNoticeDays: 3,
    notificationEmail: null,
    reporting: null,
    walletUrl: null,
    dodoPromotionalCredits: { reasonPrefixes: [], keyPrefixes: [] },
    accentColor: null,
    taxAt: 'topUp',
  };
}

/** Settings of a new merchant that chose nothing. */
export const defaultWalletSettings: WalletSettings = newWalletSettings();

function limitsOf(currency: string): CurrencyTopUpSettings {
  const units = currencyUnits[currency];
  if (!units) throw new TypeError(`${currency} has no default limits for top-ups.`);
  const [minor, perDollar] = units;
  const amount = (dollars: number) => dollars * minor * perDollar;
  return {
    min: amount(5),
    max: amount(10_000),
    step: minor,
    presets: [amount(25), amount(50), amount(100), amount(250)],
    bonusTiers: [],
    fee: { fixed: 0, basisPoints: 0 },
    tax: { basisPoints: 0 },
    bonusExpiresAfterDays: 90,
  };
}
