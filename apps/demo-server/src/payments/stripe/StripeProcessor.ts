import type { PaymentProcessor } from '../PaymentProcessor.ts';

/** How Stripe is reached. */
export type StripeOptions = {
  /** `sk_…` or a restricted key `rk_…`. */
  secretKey: string;
  /** `whsec_…` of the endpoint that Stripe sends its events to. */
  webhookSecret: string;
  /** `pk_…`, given to browsers. */
  publishableKey: string;
  /** Where to reach Stripe. @default Stripe's own address */
  api?: { host: string; port: number; protocol: 'http' | 'https' };
};

/** Real payments, at Stripe. */
export type StripeProcessor = PaymentProcessor & {
  /** Makes what a customer's browser confirms a new method with. @throws ProcessorUnavailable */
  startSetup(customerId: string): Promise<{ clientSecret: string }>;
  /**
   * Answers a request of Stripe's webhooks. An event only makes this server look up what it is about, so one
   * that is late, repeated or out of order does no harm. Whoever cannot sign gets 400.
   *
   * @throws what kept it from being heard: Stripe sends it again
   */
  handleWebhook(request: Request): Promise<Response>;
};
