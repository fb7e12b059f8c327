import { type TopUp, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import type { CustomerOfMerchant } from '../paymentMethods/index.ts';
import {
  type Answer,
  claimKey,
  createId,
  type RequestKey,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { applyPayment } from './applyPayment.ts';
import { insertTopUp, type PayingMethod } from './insertTopUp.ts';
import { type QuoteRow, requireTopUps } from './quotes.ts';
import { findTopUp, isFinal, type TopUpRow, toTopUp } from './topUpRows.ts';

/** For how long one caller may ask the processor before another one may try. */
const submissionLeaseMs = 15_000;

export type PayQuoteParameters = {
  key: RequestKey;
  /** @default 'topUp' */
  source?: 'topUp' | 'paymentLink';
  returnUrl: string | null;
  /** Whether the customer is there to confirm. @default true */
  customerPresent?: boolean;
  /** Locked, and from now on used. Its refusals leave the key free. */
  quote: (transaction: Transaction) => Promise<QuoteRow>;
  /** What is charged; a failure leaves the key free as well. */
  method: (transaction: Transaction, payer: CustomerOfMerchant) => Promise<PayingMethod>;
};

/**
 * Row and key are committed before the processor is asked, so whatever gets lost from then on, a repeat
 * with the same key, a look at the top-up, or the sweeper finds out what happened and finishes it.
 */
export async function payQuote(
  context: WalletContext,
  owner: AccessScope,
  parameters: PayQuoteParameters,
): Promise<Answer<TopUp>> {
  const begun = await context.database.transaction((transaction) =>
    begin(context, transaction, owner, parameters),
  );
  if ('answer' in begun) return { value: begun.answer, replayed: true };
  const payment = await askProcessor(context, begun.row, parameters);
  const answer = toTopUp(await applyPayment(context, payment));
  await storeIdempotentResponse(context.database, parameters.key, answer);
  return { value: answer, replayed: begun.replayed };
}

async function begin(
  context: WalletContext,
  transaction: Transaction,
  owner: AccessScope,
  parameters: PayQuoteParameters,
): Promise<{ answer: TopUp } | { row: TopUpRow; replayed: boolean }> {
  const at = context.now();
  const id = createId('top', at);
  const earlier = await claimKey<TopUp>(transaction, parameters.key, { resourceId: id, at });
  if (earlier?.response) return { answer: earlier.response };
  if (earlier) {
    const row = await findTopUp(transaction, owner, earlier.resourceId, 'lock');
    if (isFinal(row.status) || row.processor_version > 0) return { answer: toTopUp(row) };
    if (row.submitting_until !== null && row.submitting_until > at) throw stillRunning(row);
    await transaction.query('update top_ups set submitting_until = $2 where id = $1', [
      row.id,
      submittingUntil(at),
    ]);
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
  return { row, replayed: false };
}

async function askProcessor(
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
    await context.database.query('update top_ups set submitting_until = null where id = $1', [row.id]);
    if (!(error instanceof ProcessorUnavailable)) throw error;
    throw new WalletError(
      'processor_unavailable',
      'The payment processor did not answer. Repeat the request with the same Idempotency-Key: it cannot pay twice.',
      { facts: { topUpId: row.id }, retryAfterSeconds: 2, cause: error },
    );
  }
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
