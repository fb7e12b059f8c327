import Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import type { DisputeListener, PaymentListener, RefundListener } from '../PaymentProcessor.ts';
import type { StripeOptions, StripeProcessor } from './StripeProcessor.ts';
import { readStripeDispute } from './stripeDisputes.ts';
import { handleStripeEvent } from './stripeEvents.ts';
import { stripeMethods } from './stripeMethods.ts';
import { stripePayments } from './stripePayments.ts';
import { stripeRefunds } from './stripeRefunds.ts';

/** Time limit of one request to Stripe: two requests fit into the time that a caller has for a payment. */
const timeoutMs = 6000;

/** Creates the processor that moves real money with Stripe's official SDK. */
export function createStripeProcessor(
  database: Database,
  { secretKey, webhookSecret, publishableKey, api, returnUrl }: StripeOptions & { returnUrl: () => string },
): StripeProcessor {
  // Callers retry with the same key, so the SDK does not retry.
  const stripe = new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
    ...api,
  });
  const payments = stripePayments(database, stripe, { returnUrl });
  const methods = stripeMethods(database, stripe);
  const refunds = stripeRefunds(database, stripe);
  let paymentListener: PaymentListener = async () => {};
  let refundListener: RefundListener = async () => {};
  let disputeListener: DisputeListener = async () => {};

  const applyChange = {
    async payment(id: string) {
      const row = await payments.findByIntent(id);
      const payment = row ? await payments.read(row) : null;
      if (payment) await paymentListener(payment);
    },
    async refund(id: string) {
      const refund = await refunds.read(id);
      if (refund) await refundListener(refund);
    },
    async dispute(id: string) {
      const dispute = await readStripeDispute(stripe, id, payments.findByIntent);
      if (dispute) await disputeListener(dispute);
    },
  };

  return {
    mode: publishableKey.startsWith('pk_live_') ? 'live' : 'test',
    methodSetup: { testMethods: [], stripe: { publishableKey } },
    listen(listener) {
      paymentListener = listener;
    },
    listenToRefunds(listener) {
      refundListener = listener;
    },
    listenToDisputes(listener) {
      disputeListener = listener;
    },
    saveMethod: methods.save,
    detachMethod: methods.detach,
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
    handleWebhook: (request) => handleStripeEvent(stripe, { request, secret: webhookSecret, applyChange }),
  };
}
