import type { PaymentProcessor } from '../PaymentProcessor.ts';

/** Keys and address of Stripe. */
export type StripeOptions = {
  /** `sk_…` or a restricted key `rk_…`. */
  secretKey: string;
  /** `whsec_…`, the secret of the webhook endpoint at Stripe that sends events to this server. */
  webhookSecret: string;
  /** `pk_…`. Browsers receive it. */
  publishableKey: string;
  /** Address of Stripe's API. @default Stripe's own address */
  api?: { host: string; port: number; protocol: 'http' | 'https' };
};

/** Payment processor that moves real money at Stripe. */
export type StripeProcessor = PaymentProcessor & {
  /** Creates the setup with which a customer's browser confirms a new method. @throws ProcessorUnavailable */
  startSetup(customerId: string): Promise<{ clientSecret: string }>;
  /**
   * Handles a webhook request of Stripe. An event only makes this server read the object that the event names, so an
   * event that is late, repeated or out of order does no harm. A request without a valid signature gets 400.
   *
   * @throws the error that prevented the event from being applied: Stripe sends the event again
   */
  handleWebhook(request: Request): Promise<Response>;
};
