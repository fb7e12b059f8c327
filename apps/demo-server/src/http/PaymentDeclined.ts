import { type TopUp, WalletError } from '@coffer/adapter';

/** The declined charge of a top-up. The response states the top-up in its `topUp` member. */
export class PaymentDeclined extends WalletError {
  readonly topUp: TopUp;

  constructor(topUp: TopUp) {
    const reason = topUp.failure?.message ?? 'The payment failed.';
    super('payment_declined', `${reason} Nothing was charged.`, {
      facts: { topUpId: topUp.id, failureCode: topUp.failure?.code },
    });
    this.topUp = topUp;
  }
}
