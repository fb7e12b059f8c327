import type { PaymentMethodSetup } from '@coffer/adapter';

/** Reason why a processor declined a payment. */
export type DeclineCode =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'authentication_failed'
  | 'payment_returned';

/** Status of a payment at its processor. */
export type PaymentStatus =
  | { status: 'requiresAction'; actionUrl: string }
  | { status: 'processing'; expectedAt: Date | null }
  | { status: 'succeeded' }
  | { status: 'declined'; code: DeclineCode; message: string }
  | { status: 'canceled' }
  | { status: 'refunded' };

/** A payment as its processor reports it. */
export type ProcessorPayment = PaymentStatus & {
  /** The idempotency key that the payment was created with. */
  idempotencyKey: string;
  /** Increases with each change: of two reports, the one with the higher version is newer. */
  version: number;
};

/** A payment in the processor's own list. */
export type ListedPayment = {
  /** The idempotency key that the payment was created with. */
  idempotencyKey: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** `failed` when nothing is charged in the end: declined, canceled or fully refunded. */
  status: 'processing' | 'succeeded' | 'failed';
  createdAt: Date;
};

/** A payment method as its processor describes it. */
export type ProcessorMethod = {
  /** The processor's id of the saved method. */
  reference: string;
  type: 'card' | 'bankDebit' | 'other';
  brand: string;
  last4: string;
  expiry: { month: number; year: number } | null;
  /** Whether it can be charged off session, without the customer. */
  offSession: boolean;
  /** The processor's id of the card or account, the same for every customer who saves it; null if it has none. */
  fingerprint: string | null;
};

export type CreatePaymentParameters = {
  /** The same key always means the same payment. */
  idempotencyKey: string;
  /** Minor units of `currency`. */
  amount: number;
  currency: string;
  /** A method's `reference`. */
  method: string;
  /** The page to which the processor's own page returns the customer. */
  returnUrl: string | null;
  /** Whether the customer can confirm now. If not, a bank can still ask for it: `requiresAction`. */
  customerPresent: boolean;
};

/** A refund of a payment, in full or in part. */
export type CreateRefundParameters = {
  /** The same key always means the same refund. */
  idempotencyKey: string;
  /** The idempotency key of the payment. */
  payment: string;
  /** Minor units of `currency`. All refunds of a payment together are at most its amount. */
  amount: number;
  currency: string;
};

/** A refund as its processor reports it. */
export type ProcessorRefund = { idempotencyKey: string } & (
  | { status: 'processing' }
  | { status: 'succeeded' }
  | { status: 'failed'; message: string }
);

/** A dispute of a payment, as its processor reports it. */
export type ProcessorDispute = {
  id: string;
  /** The idempotency key of the payment. */
  payment: string;
  /** Minor units. */
  amount: number;
  currency: string;
  status: 'open' | 'won' | 'lost';
  reason: string;
  /** Increases with each change: of two reports, the one with the higher version is newer. */
  version: number;
};

/** Called on every change of a dispute. Throw to have it redelivered. */
export type DisputeListener = (dispute: ProcessorDispute) => Promise<void>;

/** Called on every change of a refund, which can fail even after it succeeded. Throw to have it redelivered. */
export type RefundListener = (refund: ProcessorRefund) => Promise<void>;

/** Called on every change of a payment. Throw to have it redelivered. */
export type PaymentListener = (payment: ProcessorPayment) => Promise<void>;

/**
 * Service that moves real money. A call can be repeated with the same idempotency key without a second effect. Any
 * response can be lost: `readPayment` and the listeners then report what happened, perhaps late, twice or out of
 * order.
 */
export interface PaymentProcessor {
  /**
   * Saves the payment method of a token that the processor's form returned, for a customer, or with null to pay once.
   * Returns null for an unknown token and for a token of another customer.
   *
   * @throws ProcessorUnavailable
   */
  saveMethod(token: string, customerId: string | null): Promise<ProcessorMethod | null>;

  /** Detaches a saved method by its `reference`. An unknown method counts as detached. @throws ProcessorUnavailable */
  detachMethod(reference: string): Promise<void>;

  /** Creates a payment. @throws ProcessorUnavailable when the outcome is not known */
  createPayment(parameters: CreatePaymentParameters): Promise<ProcessorPayment>;

  /** Reads a payment; null when none was created with this key. @throws ProcessorUnavailable */
  readPayment(idempotencyKey: string): Promise<ProcessorPayment | null>;

  /**
   * Cancels a payment that has not succeeded, and returns its state. An unused key is used up by it, so that a request
   * that is still running cannot charge later.
   *
   * @throws ProcessorUnavailable
   */
  cancelPayment(idempotencyKey: string): Promise<ProcessorPayment>;

  /** Refunds a payment, in full or in part, to its payment method. @throws ProcessorUnavailable */
  refund(parameters: CreateRefundParameters): Promise<ProcessorRefund>;

  /** Lists the payments created since an instant, in any order. @throws ProcessorUnavailable */
  listPaymentsSince(since: Date): AsyncIterable<ListedPayment>;

  /** Sets the listener of payments. */
  listen(listener: PaymentListener): void;

  /** Sets the listener of refunds. */
  listenToRefunds(listener: RefundListener): void;

  /** Sets the listener of disputes. */
  listenToDisputes(listener: DisputeListener): void;

  /** `live` when its payments move money; `none` when it takes no payments. */
  readonly mode: 'none' | 'test' | 'live';

  /** The setup that a page needs to add a payment method: a test processor's tokens, or the processor's own form. */
  readonly methodSetup: PaymentMethodSetup;
}
