import Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import type { DisputeListener, PaymentListener, RefundListener } from '../PaymentProcessor.ts';
import type { StripeOptions, StripeProcessor } from './StripeProcessor.ts';
import { readStripeDispute } from './stripeDisputes.ts';
import { answerStripeEvent } from './stripeEvents.ts';
import { stripeMethods } from './stripeMethods.ts';
import { stripePayments } from './stripePayments.ts';
import { stripeRefunds } from './stripeRefunds.ts';

/** Two questions fit into the time that one caller has for a payment. */
const timeoutMs = 6000;

/** Builds the processor that moves real money by Stripe's official SDK. */
export function createStripeProcessor(
  database: Database,
  { secretKey, webhookSecret, publishableKey, api, returnUrl }: StripeOptions & { returnUrl: () => string },
): StripeProcessor {
  // Who asks here asks again by the same key, so the SDK need not.
  const stripe = new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
    ...api,
  });
  const payments = stripePayments(database, stripe, { returnUrl });
  const methods = stripeMethods(database, stripe);
  const refunds = stripeRefunds(database, stripe);
  let hear: PaymentListener = async () => {};
  let hearRefund: RefundListener = async () => {};
  let hearDispute: DisputeListener = async () => {};

  const lookUp = {
    async payment(id: string) {
      const row = await payments.findByIntent(id);
      const payment = row ? await payments.read(row) : null;
      if (payment) await hear(payment);
    },
    async refund(id: string) {
      const refund = await refunds.read(id);
      if (refund) await hearRefund(refund);
    },
    async dispute(id: string) {
      const dispute = await readStripeDispute(stripe, id, payments.findByIntent);
      if (dispute) await hearDispute(dispute);
    },
  };

  return {
    mode: publishableKey.startsWith('pk_live_') ? 'live' : 'test',
    methodSetup: { testMethods: [], stripe: { publishableKey } },
    listen(next) {
      hear = next;
    },
    listenToRefunds(next) {
      hearRefund = next;
    },
    listenToDisputes(next) {
      hearDispute = next;
    },
    saveMethod: methods.save,
    detachMethod: methods.forget,
    startSetup: methods.startSetup,
    createPayment: payments.create,
    async readPayment(idempotencyKey) {
      const row = await payments.find(idempotencyKey);
      return row ? payments.read(row) : null;
    },
    cancelPayment: payments.cancel,
    listPaymentsSince: payments.listSince,
    async refund(parameters) {
      const row = await payments.find(parameters.payment);
      if (row?.intent_id) return refunds.refund(row.intent_id, parameters);
      const message = 'This payment was not made at Stripe.';
      return { idempotencyKey: parameters.idempotencyKey, status: 'failed', message };
    },
    handleWebhook: (request) => answerStripeEvent(stripe, { request, secret: webhookSecret, lookUp }),
  };
}
