import type Stripe from 'stripe';
import type { Database } from '../../database/Database.ts';
import type { CreatePaymentParameters, ListedPayment, ProcessorPayment } from '../PaymentProcessor.ts';
import { ProcessorUnavailable } from '../ProcessorUnavailable.ts';
import { askStripe, isRefusal } from './askStripe.ts';
import { fromStripeAmount, toStripeAmount } from './stripeAmount.ts';
import { needsAuthentication, toDecline } from './stripeDecline.ts';
import { splitReference } from './stripeMethods.ts';
import {
  findStripePayment,
  insertStripePayment,
  keepDecline,
  type StripePaymentRow,
} from './stripePaymentRows.ts';

/**
 * How far a payment has come. It never goes back, so of two reads the higher one is newer. A success is above a
 * decline or a cancellation: it has to be recorded even if one of those was reported first.
 */
const versions = { requiresAction: 1, processing: 2, declined: 3, canceled: 3, succeeded: 4 };

type Intent = Stripe.PaymentIntent;

/**
 * Payments at Stripe. An intent is made without being confirmed, which charges nobody, and its id is stored;
 * then it is confirmed. Stripe confirms an intent once, so whatever answer gets lost, asking again finds the
 * same intent and charges at most once, also long after Stripe has forgotten the key.
 */
export function stripePayments(
  database: Database,
  stripe: Stripe,
  { returnUrl }: { returnUrl: () => string },
) {
  const intents = stripe.paymentIntents;
  const retrieve = (id: string) => askStripe<Intent>(() => intents.retrieve(id));
  const told = (idempotencyKey: string, status: 'canceled' | 'succeeded'): ProcessorPayment => ({
    idempotencyKey,
    status,
    version: versions[status],
  });

  /** A key's intent, not yet confirmed; or why Stripe does not make one of this method and amount. */
  async function open(
    parameters: CreatePaymentParameters,
    amount: number,
  ): Promise<{ row: StripePaymentRow } | { declined: ReturnType<typeof toDecline> }> {
    const { idempotencyKey, currency, method, customerPresent } = parameters;
    const { customer, paymentMethod } = splitReference(method);
    const intent = await askStripe<Intent>(() =>
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
      ...{ idempotencyKey, currency, intentId: intent.id, amount: parameters.amount },
      isPresent: customerPresent,
    });
    // Given up meanwhile, or opened twice: an intent that nobody confirms is only tidied away.
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
      return await askStripe(() =>
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
      // Declined, or confirmed or canceled by somebody else meanwhile: the intent itself tells.
      if (isRefusal(error)) return retrieve(row.intent_id);
      throw error;
    }
  }

  /** Gives up an intent, and answers what it is then: what has succeeded cannot be given up. */
  async function cancel(id: string): Promise<Intent> {
    try {
      return await askStripe(() => intents.cancel(id));
    } catch (error) {
      if (isRefusal(error)) return retrieve(id);
      throw error;
    }
  }

  /** Where a payment stands, or null for one that was never confirmed to its end. */
  async function tell(row: StripePaymentRow, intent: Intent): Promise<ProcessorPayment | null> {
    const { idempotency_key: idempotencyKey } = row;
    switch (intent.status) {
      case 'succeeded':
        return told(idempotencyKey, 'succeeded');
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
        return declined(row) ?? told(idempotencyKey, 'canceled');
      default: {
        const problem = intent.last_payment_error;
        return !problem || isUnfinished(row, intent) ? null : decline(row, intent, toDecline(problem));
      }
    }
  }

  /**
   * What is declined is declined for good: the customer has the intent's secret from the bank's redirect, and
   * could pay by it once more what nobody here waits for.
   */
  async function decline(
    row: StripePaymentRow,
    intent: Intent,
    why: ReturnType<typeof toDecline>,
  ): Promise<ProcessorPayment | null> {
    const kept = await keepDecline(database, row.idempotency_key, why);
    const ended = await cancel(intent.id);
    return ended.status === 'canceled' ? declined(kept) : tell(kept, ended);
  }

  const find = (idempotencyKey: string) => findStripePayment(database, 'idempotency_key', idempotencyKey);

  async function read(row: StripePaymentRow): Promise<ProcessorPayment | null> {
    if (row.intent_id === null) return told(row.idempotency_key, 'canceled');
    return tell(row, await retrieve(row.intent_id));
  }

  return {
    find,
    /** Intents that were made here, by the key in their metadata. The SDK asks for page after page. */
    async *listSince(since: Date): AsyncGenerator<ListedPayment> {
      const created = { gte: Math.floor(since.getTime() / 1000) };
      const pages = intents.list({ created, limit: 100 })[Symbol.asyncIterator]();
      for (;;) {
        const next = await askStripe(() => pages.next());
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
      const refused = { idempotencyKey, status: 'declined', version: versions.declined } as const;
      const amount = toStripeAmount(parameters.amount, currency);
      if (amount === null) {
        const message = `Stripe cannot charge this amount of ${currency} to its last unit.`;
        return { ...refused, code: 'card_declined', message };
      }
      const known = await find(idempotencyKey);
      const opened = known ? { row: known } : await open(parameters, amount);
      if ('declined' in opened) return { ...refused, ...opened.declined };
      const { row } = opened;
      const { intent_id } = row;
      if (intent_id === null) return told(idempotencyKey, 'canceled');
      const asked = { ...row, intent_id };
      let intent = await retrieve(intent_id);
      if (intent.status === 'requires_confirmation') intent = await confirm(asked, parameters, 'confirm');
      // The bank wants the customer: asked once more as if they were there, it says where to send them.
      if (isUnfinished(row, intent)) intent = await confirm(asked, parameters, 'challenge');
      const payment = await tell({ ...row, is_present: true }, intent);
      if (payment) return payment;
      throw new ProcessorUnavailable('Stripe has not confirmed this payment. Ask again.');
    },

    async cancel(idempotencyKey: string): Promise<ProcessorPayment> {
      const nothing = { intentId: null, amount: null, currency: null, isPresent: false };
      const row = await insertStripePayment(database, { idempotencyKey, ...nothing });
      if (row.intent_id === null) return told(idempotencyKey, 'canceled');
      return (await tell(row, await cancel(row.intent_id))) ?? told(idempotencyKey, 'canceled');
    },
  };
}

/** Whether a bank has asked for a customer who was away, and nobody has taken it up. */
function isUnfinished(row: StripePaymentRow, intent: Intent): boolean {
  const problem = intent.status === 'requires_payment_method' ? intent.last_payment_error : null;
  return !row.is_present && problem !== null && needsAuthentication(problem);
}

/** What no other try would change counts as declined; what the operator has to mend, as an outage. */
function toUnpayable(error: unknown): { declined: ReturnType<typeof toDecline> } {
  if (!isRefusal(error)) throw error;
  const isOfMethod = error.param === 'payment_method' || error.code?.startsWith('payment_method');
  const isOfAmount = error.code === 'amount_too_small' || error.code === 'amount_too_large';
  if (error.type === 'StripeCardError' || isOfMethod || isOfAmount) return { declined: toDecline(error) };
  throw new ProcessorUnavailable(`Stripe refuses to make a payment: ${error.message}`, { cause: error });
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

/** An intent that nobody confirmed to its end charges nobody until somebody does. */
function listedStatus(status: Intent['status']): ListedPayment['status'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'canceled' ? 'failed' : 'processing';
}
