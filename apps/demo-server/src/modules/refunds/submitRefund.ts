import type { ProcessorRefund } from '../../payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import type { WalletContext } from '../shared/index.ts';
import type { RefundPartRow } from './refundRows.ts';

/** How long until the sweeper asks again about a refund that takes its time. */
const checkAgainMs = 30_000;

/** The number of parts that a request asks the processor for. The sweeper asks for the rest. */
const partsPerRequest = 20;

type CardPart = RefundPartRow & { currency: string };

/**
 * Asks the processor for the card parts of a refund that it has not answered yet, each by its own key: asked
 * again, it is the same refund. Where the answer is not known, the sweeper asks again. The sweeper also asks
 * for what is beyond the first parts of a refund with very many.
 */
export async function submitRefund(context: WalletContext, refundId: string): Promise<void> {
  const parts = await context.database.query<CardPart>(
    `select p.*, r.currency from refund_parts p join refunds r on r.id = p.refund_id
     where p.refund_id = $1 and p.status = 'processing' order by p.next_check_at, p.id limit $2`,
    [refundId, partsPerRequest],
  );
  for (const part of parts) {
    try {
      await applyRefund(context, await context.processor.refund(request(part)));
    } catch (error) {
      if (!(error instanceof ProcessorUnavailable)) throw error;
    }
  }
}

function request(part: CardPart) {
  return {
    idempotencyKey: `${part.id}_${part.attempt}`,
    payment: part.payment_key ?? '',
    amount: part.amount,
    currency: part.currency,
  };
}

/**
 * Brings a part to where its refund stands, by an answer or by an event. One of an attempt that was given up
 * meanwhile changes nothing; one that had succeeded may still fail, when the card's bank sends it back.
 */
export async function applyRefund(context: WalletContext, refund: ProcessorRefund): Promise<void> {
  const at = context.now();
  const [, partId = '', attempt = ''] = /^(rfp_.+)_(\d+)$/.exec(refund.idempotencyKey) ?? [];
  if (partId === '') return;
  const status = { processing: 'processing', succeeded: 'settled', failed: 'failed' }[refund.status];
  await context.database.query(
    `update refund_parts set status = $3, failure_message = $4, next_check_at = $5, updated_at = $6
     where id = $1 and attempt = $2 and destination = 'paymentMethod'
       and (status = 'processing' or (status = 'settled' and $3 = 'failed'))`,
    [
      partId,
      Number(attempt),
      status,
      refund.status === 'failed' ? refund.message : null,
      refund.status === 'processing' ? new Date(at.getTime() + checkAgainMs) : null,
      at,
    ],
  );
}
