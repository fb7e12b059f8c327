import type Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import type { CreatePaymentParameters, ListedPayment, ProcessorPayment } from '../PaymentProcessor.ts';
import { ProcessorUnavailable } from '../ProcessorUnavailable.ts';
import { callStripe, isRejection } from './callStripe.ts';
import { fromStripeAmount, toStripeAmount } from './stripeAmount.ts';
import { needsAuthentication, toDecline } from './stripeDecline.ts';
import { splitReference } from './stripeMethods.ts';
import {
  findStripePayment,
  insertStripePayment,
  type StripePaymentRow,
  storeDecline,
} from './stripePaymentRows.ts';

/**
 * Version of a payment in each status. A payment never returns to an earlier status, so of two reads the one with the
 * higher version is newer. A success has the highest version: it has to be recorded even if a decline or a cancellation
 * was reported first.
 */
const versions = { requiresAction: 1, processing: 2, declined: 3, canceled: 3, succeeded: 4 };

type Intent = Stripe.PaymentIntent;

/**
 * Payments at Stripe. An intent is first created without a confirmation, which charges nobody, and its id is stored.
 * Then the intent is confirmed. Stripe confirms an intent once. If a response is lost, a retry finds the same intent and
 * charges at most once, also long after Stripe has forgotten the key.
 */
export function stripePayments(
  database: Database,
  stripe: Stripe,
  { returnUrl }: { returnUrl: () => string },
) {
  const intents = stripe.paymentIntents;
  const retrieve = (id: string) => callStripe<Intent>(() => intents.retrieve(id));
  const finalPayment = (idempotencyKey: string, status: 'canceled' | 'succeeded'): ProcessorPayment => ({
    idempotencyKey,
    status,
    version: versions[status],
  });

  /** Creates the intent of a key without confirming it. Returns a decline if Stripe rejects the method or the amount. */
  async function createIntent(
    parameters: CreatePaymentParameters,
    amount: number,
  ): Promise<{ row: StripePaymentRow } | { declined: ReturnType<typeof toDecline> }> {
    const { idempotencyKey, currency, method, customerPresent } = parameters;
    const { customer, paymentMethod } = splitReference(method);
    const intent = await callStripe<Intent>(() =>
      intents.create(
        {
          amount,
          currency: currency.toLowerCase(),
          payment_method: paymentMethod,
          automatic_payment_methods: { enabled: true },
          metadata: { coffer_key: idempotencyKey },
          ...(customer === null ? {} : { customer }),
        },
        { idempotencyKey },
      ),
    ).catch(toUnpayable);
    if ('declined' in intent) return intent;
    const row = await insertStripePayment(database, {
      idempotencyKey,
      currency,
      intentId: intent.id,
      amount: parameters.amount,
      isPresent: customerPresent,
    });
    // The key was canceled meanwhile, or a second intent was created. Nobody confirms this one, so it is canceled.
    if (row.intent_id !== intent.id) await cancel(intent.id).catch(() => undefined);
    return { row };
  }

  async function confirm(
    row: StripePaymentRow & { intent_id: string },
    parameters: CreatePaymentParameters,
    step: 'confirm' | 'challenge',
  ): Promise<Intent> {
    const isAlone = step === 'confirm' && !row.is_present;
    try {
      return await callStripe(() =>
        intents.confirm(
          row.intent_id,
          {
            payment_method: splitReference(parameters.method).paymentMethod,
            return_url: parameters.returnUrl ?? returnUrl(),
            ...(isAlone ? { off_session: true } : {}),
          },
          { idempotencyKey: `${row.idempotency_key}_${step}` },
        ),
      );
    } catch (error) {
      // The intent was declined now, or another request confirmed or canceled it. Its own status says which.
      if (isRejection(error)) return retrieve(row.intent_id);
      throw error;
    }
  }

  /** Cancels an intent and returns its state. An intent that has succeeded stays as it is. */
  async function cancel(id: string): Promise<Intent> {
    try {
      return await callStripe(() => intents.cancel(id));
    } catch (error) {
      if (isRejection(error)) return retrieve(id);
      throw error;
    }
  }

  /** Converts an intent to a payment. Returns null for an intent whose confirmation was not completed. */
  async function toPayment(row: StripePaymentRow, intent: Intent): Promise<ProcessorPayment | null> {
    const { idempotency_key: idempotencyKey } = row;
    switch (intent.status) {
      case 'succeeded':
        return finalPayment(idempotencyKey, 'succeeded');
      case 'processing':
      case 'requires_capture':
        return { idempotencyKey, status: 'processing', expectedAt: null, version: versions.processing };
      case 'requires_action': {
        const actionUrl = actionOf(intent);
        const message = 'The bank asks for a confirmation that cannot be given here.';
        if (actionUrl === null) return decline(row, intent, { code: 'authentication_failed', message });
        return { idempotencyKey, status: 'requiresAction', actionUrl, version: versions.requiresAction };
      }
      case 'canceled':
        return declined(row) ?? finalPayment(idempotencyKey, 'canceled');
      default: {
        const problem = intent.last_payment_error;
        return !problem || isUnfinished(row, intent) ? null : decline(row, intent, toDecline(problem));
      }
    }
  }

  /**
   * Makes a decline final by canceling the intent. The customer has the intent's secret from the bank's redirect, and
   * could otherwise still pay a payment that has failed here.
   */
  async function decline(
    row: StripePaymentRow,
    intent: Intent,
    reason: ReturnType<typeof toDecline>,
  ): Promise<ProcessorPayment | null> {
    const stored = await storeDecline(database, row.idempotency_key, reason);
    const ended = await cancel(intent.id);
    return ended.status === 'canceled' ? declined(stored) : toPayment(stored, ended);
  }

  const find = (idempotencyKey: string) => findStripePayment(database, 'idempotency_key', idempotencyKey);

  async function read(row: StripePaymentRow): Promise<ProcessorPayment | null> {
    if (row.intent_id === null) return finalPayment(row.idempotency_key, 'canceled');
    return toPayment(row, await retrieve(row.intent_id));
  }

  return {
    find,
    /** Lists the intents that this server created, by the key in their metadata. The SDK reads one page after another. */
    async *listSince(since: Date): AsyncGenerator<ListedPayment> {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const pages = intents.list({ created, limit: 100 })[Symbol.asyncIterator]();
      for (;;) {
        const next = await callStripe(() => pages.next());
        if (next.done) return;
        const intent = next.value;
        const idempotencyKey = intent.metadata.coffer_key;
        if (idempotencyKey === undefined) continue;
        const currency = intent.currency.toUpperCase();
        const amount = fromStripeAmount(intent.amount, currency);
        const createdAt = new Date(intent.created * 1000);
        yield { idempotencyKey, amount, currency, status: listedStatus(intent.status), createdAt };
      }
    },

    findByIntent: (id: string) => findStripePayment(database, 'intent_id', id),
    read,

    async create(parameters: CreatePaymentParameters): Promise<ProcessorPayment> {
      const { idempotencyKey, currency } = parameters;
      const declinedNow = { idempotencyKey, status: 'declined', version: versions.declined } as const;
      const amount = toStripeAmount(parameters.amount, currency);
      if (amount === null) {
        const message = `Stripe cannot charge this amount of ${currency} to its last unit.`;
        return { ...declinedNow, code: 'card_declined', message };
      }
      const known = await find(idempotencyKey);
      const opened = known ? { row: known } : await createIntent(parameters, amount);
      if ('declined' in opened) return { ...declinedNow, ...opened.declined };
      const { row } = opened;
      const { intent_id } = row;
      if (intent_id === null) return finalPayment(idempotencyKey, 'canceled');
      const unconfirmed = { ...row, intent_id };
      let intent = await retrieve(intent_id);
      if (intent.status === 'requires_confirmation')
        intent = await confirm(unconfirmed, parameters, 'confirm');
      // The bank requires the customer. A second confirmation, as if they were present, returns the page to send them to.
      if (isUnfinished(row, intent)) intent = await confirm(unconfirmed, parameters, 'challenge');
      const payment = await toPayment({ ...row, is_present: true }, intent);
      if (payment) return payment;
      throw new ProcessorUnavailable('Stripe has not confirmed this payment. Try again.');
    },

    async cancel(idempotencyKey: string): Promise<ProcessorPayment> {
      const nothing = { intentId: null, amount: null, currency: null, isPresent: false };
      const row = await insertStripePayment(database, { idempotencyKey, ...nothing });
      if (row.intent_id === null) return finalPayment(idempotencyKey, 'canceled');
      return (await toPayment(row, await cancel(row.intent_id))) ?? finalPayment(idempotencyKey, 'canceled');
    },
  };
}

/** Checks whether the bank has required the customer for a payment off session, and nobody has confirmed it since. */
function isUnfinished(row: StripePaymentRow, intent: Intent): boolean {
  const problem = intent.status === 'requires_payment_method' ? intent.last_payment_error : null;
  return !row.is_present && problem !== null && needsAuthentication(problem);
}

/** Converts a rejected creation: to a decline if a retry would be rejected too, or to an outage if the operator must act. */
function toUnpayable(error: unknown): { declined: ReturnType<typeof toDecline> } {
  if (!isRejection(error)) throw error;
  const isOfMethod = error.param === 'payment_method' || error.code?.startsWith('payment_method');
  const isOfAmount = error.code === 'amount_too_small' || error.code === 'amount_too_large';
  if (error.type === 'StripeCardError' || isOfMethod || isOfAmount) return { declined: toDecline(error) };
  throw new ProcessorUnavailable(`Stripe refuses to create a payment: ${error.message}`, { cause: error });
}

function actionOf({ next_action: action }: Intent): string | null {
  return action?.redirect_to_url?.url ?? action?.verify_with_microdeposits?.hosted_verification_url ?? null;
}

function declined(row: StripePaymentRow): ProcessorPayment | null {
  const { idempotency_key: idempotencyKey, decline_code: code, decline_message: message } = row;
  if (code === null) return null;
  const version = versions.declined;
  return { idempotencyKey, status: 'declined', code, message: message ?? '', version };
}

/** Converts an intent's status. An intent whose confirmation was not completed has charged nobody yet: `processing`. */
function listedStatus(status: Intent['status']): ListedPayment['status'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'canceled' ? 'failed' : 'processing';
}
