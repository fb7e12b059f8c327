import { sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { ProcessorDispute, ProcessorPayment, ProcessorRefund } from '../../payments/PaymentProcessor.ts';
import { applyDispute, applyInvoiceDispute } from '../disputes/index.ts';
import { applyInvoicePayment } from '../invoices/index.ts';
import { applyRefund } from '../refunds/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { applyPayment } from '../topUps/index.ts';
import { merchantOfPayment, type OpenItemKind, recordOpenItem, resolveOpenItems } from './openItems.ts';

/** An event of the processor, with its payment, refund or dispute. */
export type ProcessorEvent =
  | { subject: 'payment'; payment: ProcessorPayment }
  | { subject: 'refund'; refund: ProcessorRefund }
  | { subject: 'dispute'; dispute: ProcessorDispute };

const kinds: Record<ProcessorEvent['subject'], OpenItemKind> = {
  payment: 'unapplied_payment',
  refund: 'unapplied_refund',
  dispute: 'unapplied_dispute',
};

/**
 * Applies an event of the processor, and resolves its open item. If the event cannot be applied, logs it with the id of
 * its payment, records an open item and throws, so that the processor sends the event again.
 */
export async function applyProcessorEvent(context: WalletContext, event: ProcessorEvent): Promise<void> {
  const paymentId = paymentOf(event);
  const kind = kinds[event.subject];
  try {
    await apply(context, event);
  } catch (error) {
    context.logger.error(
      { err: error, paymentId, subject: event.subject },
      'a processor event could not be applied',
    );
    const message = error instanceof Error ? error.message : String(error);
    await merchantOfPayment(context.database, paymentId)
      .then((merchantId) => recordOpenItem(context, { kind, paymentId, merchantId, message, event }))
      .catch((failure: unknown) =>
        context.logger.error({ err: failure, paymentId }, 'an open item was not stored'),
      );
    throw error;
  }
  await resolveOpenItems(context, { paymentId, kinds: [kind] });
}

/** Applies the events of open items again, starting with those that have waited longest. */
export async function retryUnappliedEvents(context: WalletContext): Promise<void> {
  const rows = await execute(
    context.database,
    kysely
      .selectFrom('open_items')
      .select(sql<string>`event::text`.as('event'))
      .where('status', '=', sql.lit('open'))
      .where('event', 'is not', null)
      .orderBy('updated_at')
      .limit(100),
  );
  // A failure is logged and counted in `applyProcessorEvent`, and does not stop the other events.
  for (const { event } of rows) await applyProcessorEvent(context, parseEvent(event)).catch(() => undefined);
}

function apply(context: WalletContext, event: ProcessorEvent): Promise<unknown> {
  switch (event.subject) {
    case 'payment':
      return applyPaymentOfPurpose(context, event.payment);
    case 'refund':
      return applyRefund(context, event.refund);
    case 'dispute':
      return applyDisputeOfPurpose(context, event.dispute);
    default:
      event satisfies never;
      throw new Error('Unknown subject of a processor event.');
  }
}

async function applyPaymentOfPurpose(context: WalletContext, payment: ProcessorPayment): Promise<unknown> {
  const purpose = await readPurpose(context.database, payment.idempotencyKey);
  switch (purpose) {
    case 'topUp':
      return applyPayment(context, payment);
    case 'invoice':
      return applyInvoicePayment(context, payment);
    default:
      purpose satisfies never;
      throw new Error('Unknown purpose of a payment.');
  }
}

async function applyDisputeOfPurpose(context: WalletContext, dispute: ProcessorDispute): Promise<unknown> {
  const purpose = await readPurpose(context.database, dispute.payment);
  switch (purpose) {
    case 'topUp':
      return applyDispute(context, dispute);
    case 'invoice':
      return applyInvoiceDispute(context, dispute);
    default:
      purpose satisfies never;
      throw new Error('Unknown purpose of a disputed payment.');
  }
}

/** Reads the purpose of a payment: its id is that of a top-up or of an invoice payment, stored before it is charged. */
async function readPurpose(database: Queryable, paymentId: string): Promise<'topUp' | 'invoice'> {
  const query = kysely
    .selectFrom('top_ups')
    .select(sql.lit<'topUp' | 'invoice'>('topUp').as('purpose'))
    .where('id', '=', paymentId)
    .unionAll(
      kysely
        .selectFrom('invoice_payments')
        .select(sql.lit<'topUp' | 'invoice'>('invoice').as('purpose'))
        .where('id', '=', paymentId),
    );
  const row = await executeTakeFirst(database, query);
  if (!row) throw new Error(`The processor reported payment ${paymentId}, which is not stored here.`);
  return row.purpose;
}

function paymentOf(event: ProcessorEvent): string {
  switch (event.subject) {
    case 'payment':
      return event.payment.idempotencyKey;
    case 'refund':
      return event.refund.idempotencyKey;
    case 'dispute':
      return event.dispute.payment;
    default:
      event satisfies never;
      throw new Error('Unknown subject of a processor event.');
  }
}

/** Parses an event that this server has stored as JSON. Dates are text there. */
function parseEvent(text: string): ProcessorEvent {
  return JSON.parse(text, (name, value) => (name === 'expectedAt' && value ? new Date(value) : value));
}
