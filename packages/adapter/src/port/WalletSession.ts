import type { Money } from '../money/Money.ts';

/** What a session may do. `manage` is for settings and payment methods. */
export const walletScopes = ['view', 'topUp', 'manage'] as const;
export type WalletScope = (typeof walletScopes)[number];

/** What a backend can offer beyond balance and entries. What is absent is not shown. */
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

/** How funds are added in one currency. */
export type TopUpSettings = {
  currency: string;
  min: Money;
  max: Money;
  /** Amounts are multiples of it. */
  step: Money;
  /** Suggested amounts, each with the bonus that it would earn now. */
  presets: { amount: Money; bonus: Money }[];
};

/** How to add a payment method on this backend. */
export type PaymentMethodSetup = {
  /** Tokens that the test processor takes, to be offered as they are; empty elsewhere. */
  testMethods: { token: string; label: string }[];
  /** Where Stripe is the processor: the key that its form opens with. What that form gives is the token. */
  stripe?: { publishableKey: string };
};

/** Who is signed in, what this session may do, and what the backend offers it. Read once. */
export type WalletSession = {
  merchant: { name: string };
  customer: { id: string; name: string };
  capabilities: WalletCapability[];
  scopes: WalletScope[];
  topUp: TopUpSettings[];
  paymentMethodSetup: PaymentMethodSetup | null;
};
