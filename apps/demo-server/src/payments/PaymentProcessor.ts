/** Why a processor declined. */
export type DeclineCode =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'authentication_failed'
  | 'payment_returned';

/** Where a payment stands with its processor. */
export type PaymentStatus =
  | { status: 'requiresAction'; actionUrl: string }
  | { status: 'processing'; expectedAt: Date | null }
  | { status: 'succeeded' }
  | { status: 'declined'; code: DeclineCode; message: string }
  | { status: 'canceled' }
  | { status: 'refunded' };

/** A payment as its processor tells it. */
export type ProcessorPayment = PaymentStatus & {
  /** The key that it was asked for with. */
  idempotencyKey: string;
  /** Rises with each change: of two tellings, the one with the higher version is newer. */
  version: number;
};

/** A payment in the processor's own list. */
export type ListedPayment = {
  /** The key that it was asked for with. */
  idempotencyKey: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** `failed` for all that charged nobody and will not: declined, canceled, refunded as a whole. */
  status: 'processing' | 'succeeded' | 'failed';
  createdAt: Date;
};

/** A way to pay, as its processor describes it. */
export type ProcessorMethod = {
  /** What the processor knows it by from now on. */
  reference: string;
  type: 'card' | 'bankDebit' | 'other';
  brand: string;
  last4: string;
  expiry: { month: number; year: number } | null;
  /** Whether it can be charged while its owner is away. */
  offSession: boolean;
  /** The processor's name for the same card or account, whoever saves it; null where it has none. */
  fingerprint: string | null;
};

/** What a test processor offers instead of real cards: a token for each outcome. */
type TestMethod = { token: string; label: string };

export type CreatePaymentParameters = {
  /** The same key is the same payment, at any time again. */
  idempotencyKey: string;
  /** Minor units of `currency`. */
  amount: number;
  currency: string;
  /** A method's `reference`. */
  method: string;
  /** Where the processor's own page sends the customer back to. */
  returnUrl: string | null;
  /** Whether the customer is there to confirm. Without them a bank may ask for them: `requiresAction`. */
  customerPresent: boolean;
};

/** A part of a payment to be given back. */
export type CreateRefundParameters = {
  /** The same key is the same refund, at any time again. */
  idempotencyKey: string;
  /** The key that the payment was asked for with. */
  payment: string;
  /** Minor units of `currency`; all refunds of a payment together are at most what was paid. */
  amount: number;
  currency: string;
};

/** A refund as its processor tells it. */
export type ProcessorRefund = { idempotencyKey: string } & (
  | { status: 'processing' }
  | { status: 'succeeded' }
  | { status: 'failed'; message: string }
);

/** A payment that its customer's bank has taken back, as its processor tells it. */
export type ProcessorDispute = {
  id: string;
  /** The key that the payment was asked for with. */
  payment: string;
  /** Minor units. */
  amount: number;
  currency: string;
  status: 'open' | 'won' | 'lost';
  reason: string;
  /** Rises with each change: of two tellings, the one with the higher version is newer. */
  version: number;
};

/** Told of each change of a dispute. Rejecting means "not heard": it is told again. */
export type DisputeListener = (dispute: ProcessorDispute) => Promise<void>;

/** Told of each change of a refund; one that succeeded may fail later. Rejecting means "not heard". */
export type RefundListener = (refund: ProcessorRefund) => Promise<void>;

/** Told of each change. Rejecting means "not heard": it is told again. */
export type PaymentListener = (payment: ProcessorPayment) => Promise<void>;

/**
 * Who moves real money. What is asked by a key can be asked again by the same key without a second
 * effect; any answer may be lost, and what happened is then told by `readPayment` and by the listener,
 * perhaps late, twice, or out of order.
 */
export interface PaymentProcessor {
  /**
   * Saves the method behind a token of the processor's own form, for a customer or, with null, to pay once;
   * null for a token it does not know, or that is somebody else's. @throws ProcessorUnavailable
   */
  saveMethod(token: string, customerId: string | null): Promise<ProcessorMethod | null>;

  /** Lets go of a saved method by its `reference`; one that is unknown is gone already. @throws ProcessorUnavailable */
  detachMethod(reference: string): Promise<void>;

  /** @throws ProcessorUnavailable when the answer is not known. */
  createPayment(parameters: CreatePaymentParameters): Promise<ProcessorPayment>;

  /** Null where no payment was ever asked for by this key. @throws ProcessorUnavailable */
  readPayment(idempotencyKey: string): Promise<ProcessorPayment | null>;

  /**
   * Gives up a payment that has not succeeded, and answers where it stands then. A key that was never
   * used is spent by it, so that a request still under way cannot charge later. @throws ProcessorUnavailable
   */
  cancelPayment(idempotencyKey: string): Promise<ProcessorPayment>;

  /** Gives back a part of a payment to the method that paid it. @throws ProcessorUnavailable */
  refund(parameters: CreateRefundParameters): Promise<ProcessorRefund>;

  /** Lists the payments that were asked for since an instant, in any order. @throws ProcessorUnavailable */
  listPaymentsSince(since: Date): AsyncIterable<ListedPayment>;

  /** Who is told of changes. */
  listen(listener: PaymentListener): void;

  /** Who is told of refunds. */
  listenToRefunds(listener: RefundListener): void;

  /** Who is told of disputes. */
  listenToDisputes(listener: DisputeListener): void;

  /** Whether its payments move money. `none`: it takes no payments. */
  readonly mode: 'none' | 'test' | 'live';

  /** Tokens that stand for outcomes; empty for a real processor. */
  readonly testMethods: readonly TestMethod[];

  /** The key that Stripe's own form opens with in a browser; null for another processor. */
  readonly publishableKey: string | null;
}
