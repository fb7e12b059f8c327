import type { Money } from '../money/Money.ts';
import type { AutoTopUp } from '../port/AutoTopUp.ts';
import type { Entry, EntryReference } from '../port/Entry.ts';
import type { Grant } from '../port/Grant.ts';
import type { Invoice, InvoicePayment } from '../port/Invoice.ts';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { Wallet } from '../port/Wallet.ts';

/** A customer of yours. */
export type WebhookCustomer = {
  id: string;
  name: string;
  email: string | null;
  phoneNumber: string | null;
  /** Names and values of your own, such as the customer's ID in your system. */
  metadata: Record<string, string>;
  /** Language of the customer's emails and documents, such as `en` or `pt-BR`. */
  locale: string;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
};

/** A wallet, with its balances right after the event. */
export type WebhookWallet = Wallet & {
  /** Sum of the wallet's entries. */
  balance: Money;
  /** Amount that open holds reserve. */
  pendingCharges: Money;
  /** `balance` − `pendingCharges`: the amount that can be spent. */
  availableBalance: Money;
  /** Number of the wallet's event. Deliveries can arrive out of order: a higher number is newer. */
  sequence: number;
};

/** An entry, split into paid and promotional money. */
export type WebhookEntry = Entry & {
  /** Part of `amount` that is paid money, with the same sign. */
  paid: Money;
  /** Part of `amount` that is promotional credit, with the same sign. */
  promotional: Money;
};

/** A payment method. `priority` is null if the customer has not saved it, or has removed it. */
export type WebhookPaymentMethod = Omit<PaymentMethod, 'priority'> & { priority: number | null };

/** A single-use payment link, without its URL. */
export type WebhookPaymentLink = {
  id: string;
  walletId: string;
  customerId: string;
  status: 'open' | 'processing' | 'used' | 'expired' | 'revoked' | 'walletClosed' | 'walletFrozen';
  /** The amount to pay; null when the payer chooses it. */
  amount: Money | null;
  amountMin: Money | null;
  amountMax: Money | null;
  metadata: Record<string, string>;
  /** The payment that is processing or settled, otherwise the last one that failed. */
  topUpId: string | null;
  createdAt: string;
  expiresAt: string;
};

/** An invoice with its payments. */
export type WebhookInvoice = Omit<Invoice, 'payments'> & {
  payments: (InvoicePayment & { failure: WebhookFailure | null })[];
  /** Wallet that pays the invoice first. Null until the invoice is opened. */
  walletId: string | null;
  /** Hold that reserves funds for the invoice. */
  holdId: string | null;
  metadata: Record<string, string>;
};

/** A refund with its parts. */
export type WebhookRefund = {
  id: string;
  walletId: string;
  invoiceId: string | null;
  topUpId: string | null;
  amount: Money;
  destination: 'original' | 'wallet' | 'paymentMethod' | 'external';
  /** `pending` while a payout waits for you to mark it as paid. */
  status: 'pending' | 'processing' | 'settled' | 'failed';
  reason: string | null;
  parts: WebhookRefundPart[];
  createdAt: string;
};

/** The part of a refund that goes to one destination. */
export type WebhookRefundPart = {
  id: string;
  /** `external` is paid out by you, outside of Coffer. */
  destination: 'wallet' | 'paymentMethod' | 'external';
  amount: Money;
  status: 'pending' | 'processing' | 'settled' | 'failed';
  failure: { message: string } | null;
  invoicePaymentId: string | null;
  /** Card that receives the part, such as `Visa •••• 4242`. */
  paidWith: string | null;
  entryId: string | null;
};

/** Money that you return to the customer by hand, because no card takes it back. */
export type WebhookPayout = {
  id: string;
  customerId: string;
  walletId: string;
  /** Refund that the payout is a part of. */
  refundId: string;
  amount: Money;
  status: 'pending' | 'paid';
  /** Your reference of the payment. */
  reference: string | null;
  createdAt: string;
  paidAt: string | null;
};

/** A payment that the customer's bank reversed. */
export type WebhookDispute = {
  id: string;
  walletId: string;
  topUpId: string | null;
  invoicePaymentId: string | null;
  status: 'open' | 'won' | 'lost';
  reason: string;
  amount: Money;
  /** Amount that was deducted from the wallet. */
  clawedBack: Money;
  entryId: string | null;
  /** Entry that returned the amount after the dispute was won. */
  reinstatementId: string | null;
  createdAt: string;
  updatedAt: string;
};

/** Funds that are reserved for a later charge. */
export type WebhookHold = {
  id: string;
  walletId: string;
  status: 'open' | 'captured' | 'released' | 'expired';
  amount: Money;
  captured: Money;
  reason: string | null;
  reference: EntryReference | null;
  expiresAt: string | null;
  createdAt: string;
  resolvedAt: string | null;
};

/** The unused part of one credit. `reserved` is the part that open holds reserve. */
export type WebhookGrant = Grant & { reserved: Money };

/** Reason of a failure: a code, and a sentence for people. */
export type WebhookFailure = { code: string; message: string };

/** Fingerprint of all entries of a day. */
export type WebhookCheckpoint = {
  id: string;
  number: number;
  accounts: number;
  root: string;
  signature: string | null;
  createdAt: string;
};

/** Everything that the `data` of an event can contain, by name. */
export type WebhookObjects = {
  customer: WebhookCustomer;
  wallet: WebhookWallet;
  entry: WebhookEntry;
  /** Entry of a top-up's bonus. It is part of the same event as the entry of the payment. */
  bonusEntry: WebhookEntry;
  topUp: TopUp;
  autoTopUp: AutoTopUp;
  paymentMethod: WebhookPaymentMethod;
  paymentLink: WebhookPaymentLink;
  invoice: WebhookInvoice;
  refund: WebhookRefund;
  payout: WebhookPayout;
  dispute: WebhookDispute;
  hold: WebhookHold;
  grant: WebhookGrant;
  checkpoint: WebhookCheckpoint;
  /** Whether refunded money came into the wallet or left it. */
  direction: 'toWallet' | 'fromWallet';
  /** Destination of the refunded money. */
  destination: 'wallet' | 'paymentMethod' | 'external';
  /** The low-balance alert that was triggered. */
  alert: { threshold: Money };
  failure: WebhookFailure;
  /** Time of the next automatic attempt, RFC 3339; null if there is none. */
  nextAttemptAt: string | null;
  /** Time of the announced charge, RFC 3339. */
  chargeAt: string;
  /** Number of declines in a row. */
  declines: number;
  /** Unreserved part of the grant, which expires. */
  expiringAmount: Money;
  /** Amount above the amount due. */
  surplus: Money;
  /** Reason that you gave. */
  reason: string | null;
  /** Endpoint that a test message was sent to. */
  endpointId: string;
};
