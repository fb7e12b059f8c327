import type { Money } from '../money/Money.ts';

/** Scopes of a session. `manage` covers settings and payment methods. */
export const walletScopes = ['view', 'topUp', 'manage'] as const;
export type WalletScope = (typeof walletScopes)[number];

/** Optional features of a backend. The kit hides those that are absent. */
export const walletCapabilities = [
  'topUp',
  'paymentMethods',
  'addPaymentMethod',
  'events',
  'grants',
  'forecast',
  'analytics',
  'receipts',
  'export',
  'autoTopUp',
  'alerts',
  'invoices',
  'notifications',
] as const;
export type WalletCapability = (typeof walletCapabilities)[number];

/** Limits and suggestions for top-ups in one currency. */
export type TopUpSettings = {
  currency: string;
  min: Money;
  max: Money;
  /** Amounts must be a multiple of `step`. */
  step: Money;
  /** Suggested amounts, each with the bonus that it earns now. */
  presets: { amount: Money; bonus: Money }[];
};

/** Means to add a payment method on this backend. */
export type PaymentMethodSetup = {
  /** Tokens that the test processor accepts, to be offered in a list. Empty for other processors. */
  testMethods: { token: string; label: string }[];
  /** Present if Stripe is the processor. Its form opens with this key and returns the token. */
  stripe?: { publishableKey: string };
};

/** The signed-in customer, the scopes of the session and the capabilities of the backend. Read it once. */
export type WalletSession = {
  merchant: { name: string };
  customer: { id: string; name: string };
  capabilities: WalletCapability[];
  scopes: WalletScope[];
  /** One per currency. */
  topUp: TopUpSettings[];
  /** Null if the backend cannot add payment methods. */
  paymentMethodSetup: PaymentMethodSetup | null;
};
