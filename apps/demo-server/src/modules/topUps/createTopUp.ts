import {
  type CreateTopUpParameters,
  isFinalTopUpStatus,
  type Money,
  type TopUp,
  WalletError,
} from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { recordAction } from '../auditLog/index.ts';
import { type CustomerOfMerchant, findPaymentMethod } from '../paymentMethods/index.ts';
import {
  type CallerKey,
  cardOf,
  claimKey,
  createId,
  findEarlier,
  fingerprintOf,
  type IdempotentResult,
  notFound,
  type RequestKey,
  requireFewFailures,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { applyPayment } from './applyPayment.ts';
import { insertQuote, lockQuote, requireTopUps } from './quotes.ts';
import {
  findTopUp,
  insertTopUp,
  type PayingMethod,
  type QuoteRow,
  type TopUpRow,
  toTopUp,
} from './repository.ts';

/** Creates a top-up: the customer confirms a quote and pays it. */
export async function createTopUp(
  context: WalletContext,
  owner: CustomerOfMerchant,
  { key, ...parameters }: CreateTopUpParameters & { key: CallerKey },
): Promise<IdempotentResult<TopUp>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('createTopUp', parameters) };
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: owner.customerId });
  }
  return payQuote(context, owner, {
    key: requestKey,
    returnUrl: parameters.returnUrl ?? null,
    async method(transaction, payer) {
      const method = await findPaymentMethod(transaction, payer, parameters.paymentMethodId);
      await requireFewFailures(context, transaction, payer, ...cardOf(payer.merchantId, method));
      return method;
    },
    quote: (transaction) => lockQuote(context, transaction, { owner, quoteId: parameters.quoteId }),
  });
}

export type MerchantTopUpParameters = {
  walletId: string;
  paymentMethodId: string;
  /** An amount is quoted and confirmed in one step. */
  by: { amount: Money } | { quoteId: string };
  key: CallerKey;
};

/** Creates a top-up on behalf of the customer, from a quote or from an amount alone. */
export function createMerchantTopUp(
  context: WalletContext,
  owner: AccessScope,
  { key, by, ...parameters }: MerchantTopUpParameters,
): Promise<IdempotentResult<TopUp>> {
  return payQuote(context, owner, {
    key: { ...key, fingerprint: fingerprintOf('createMerchantTopUp', { ...parameters, ...by }) },
    returnUrl: null,
    customerPresent: false,
    method: (transaction, payer) => findPaymentMethod(transaction, payer, parameters.paymentMethodId),
    async quote(transaction) {
      const wallet = await findWallet(transaction, owner, parameters.walletId);
      if ('amount' in by) return insertQuote(context, transaction, { owner, wallet, amount: by.amount });
      const row = await lockQuote(context, transaction, { owner, quoteId: by.quoteId });
      if (row.wallet_id !== wallet.id) throw notFound('quote');
      return row;
    },
  });
}

/** Time for a request to create the payment before a repeat may try. */
const submissionLeaseMs = 15_000;

export type PayQuoteParameters = {
  key: RequestKey;
  /** Defaults to `topUp`. */
  source?: 'topUp' | 'paymentLink';
  returnUrl: string | null;
  /** Whether the customer can confirm the payment now. Defaults to true. */
  customerPresent?: boolean;
  /** Locks the quote. An error leaves the idempotency key free. */
  quote: (transaction: Transaction) => Promise<QuoteRow>;
  /** Finds the payment method. An error leaves the idempotency key free. */
  method: (transaction: Transaction, payer: CustomerOfMerchant) => Promise<PayingMethod>;
};

/**
 * Pays a quote. The top-up and the idempotency key commit before the payment is created, so after a crash a repeat
 * with the same key, a read of the top-up, or the worker pool finds the payment's state and finishes the top-up.
 */
export async function payQuote(
  context: WalletContext,
  owner: AccessScope,
  parameters: PayQuoteParameters,
): Promise<IdempotentResult<TopUp>> {
  const begun = await context.database.transaction((transaction) =>
    begin(context, transaction, owner, parameters),
  );
  if ('response' in begun) return { value: begun.response, replayed: true };
  const payment = await createPayment(context, begun.row, parameters);
  const value = toTopUp(await applyPayment(context, payment));
  await storeIdempotentResponse(context.database, parameters.key, value);
  return { value, replayed: begun.replayed };
}

async function begin(
  context: WalletContext,
  transaction: Transaction,
  owner: AccessScope,
  parameters: PayQuoteParameters,
): Promise<{ response: TopUp } | { row: TopUpRow; replayed: boolean }> {
  const at = context.now();
  const id = createId('top', at);
  const earlier = await claimKey<TopUp>(transaction, parameters.key, { resourceId: id, at });
  if (earlier?.response) return { response: earlier.response };
  if (earlier) {
    const row = await findTopUp(transaction, owner, earlier.resourceId, 'lock');
    if (isFinalTopUpStatus(row.status) || row.processor_version > 0) return { response: toTopUp(row) };
    if (row.submitting_until !== null && row.submitting_until > at) throw stillRunning(row);
    await setSubmittingUntil(transaction, row, submittingUntil(at));
    return { row, replayed: true };
  }
  const quote = await parameters.quote(transaction);
  requireTopUps(await findWallet(transaction, owner, quote.wallet_id), owner);
  const payer = { merchantId: quote.merchant_id, customerId: quote.customer_id };
  const row = await insertTopUp(transaction, {
    id,
    quote,
    method: await parameters.method(transaction, payer),
    source: parameters.source ?? 'topUp',
    returnUrl: parameters.returnUrl,
    submittingUntil: submittingUntil(at),
    at,
  });
  await recordAction(context, transaction, id);
  return { row, replayed: false };
}

async function createPayment(
  context: WalletContext,
  row: TopUpRow,
  { customerPresent = true }: PayQuoteParameters,
): Promise<ProcessorPayment> {
  try {
    return await context.processor.createPayment({
      idempotencyKey: row.id,
      amount: row.total,
      currency: row.currency,
      method: row.processor_reference,
      returnUrl: row.return_url,
      customerPresent,
    });
  } catch (error) {
    await setSubmittingUntil(context.database, row, null);
    if (!(error instanceof ProcessorUnavailable)) throw error;
    throw new WalletError(
      'processor_unavailable',
      'The payment processor did not answer. Repeat the request with the same Idempotency-Key: it cannot pay twice.',
      { facts: { topUpId: row.id }, retryAfterSeconds: 2, cause: error },
    );
  }
}

async function setSubmittingUntil(
  database: Queryable,
  { id }: TopUpRow,
  submitting_until: Date | null,
): Promise<void> {
  await execute(database, kysely.updateTable('top_ups').set({ submitting_until }).where('id', '=', id));
}

function submittingUntil(at: Date): Date {
  return new Date(at.getTime() + submissionLeaseMs);
}

function stillRunning(row: TopUpRow): WalletError {
  return new WalletError('operation_in_progress', 'This request is still under way. Try again in a moment.', {
    facts: { topUpId: row.id },
    retryAfterSeconds: 1,
  });
}
