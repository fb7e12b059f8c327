import type { SqlRow } from '../../database/Database.ts';
import type { ProcessorDispute, ProcessorPayment, ProcessorRefund } from '../../payments/PaymentProcessor.ts';
import { applyDispute, applyInvoiceDispute } from '../disputes/index.ts';
import { applyInvoicePayment, isInvoicePayment } from '../invoices/index.ts';
import { applyRefund } from '../refunds/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { applyPayment } from '../topUps/index.ts';
import { merchantOfPayment, type OpenItemKind, recordOpenItem, resolveOpenItems } from './openItems.ts';

/** An event of the processor, with what it is about. */
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
 * Applies an event of the processor. One that cannot be applied is logged with its payment's id and becomes an open
 * item, and is thrown, so that the processor sends it again. Once it is applied, the item is resolved.
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

/** Applies the events of open items again, those that waited longest first. */
export async function retryUnappliedEvents(context: WalletContext): Promise<void> {
  const rows = await context.database.query<SqlRow & { event: string }>(
    `select event::text as event from open_items where status = 'open' and event is not null
     order by updated_at limit 100`,
  );
  // A failure was logged and counted where it happened; it takes no turn from the others.
  for (const { event } of rows) await applyProcessorEvent(context, parseEvent(event)).catch(() => undefined);
}

function apply(context: WalletContext, event: ProcessorEvent): Promise<unknown> {
  switch (event.subject) {
    case 'payment':
      return isInvoicePayment(event.payment)
        ? applyInvoicePayment(context, event.payment)
        : applyPayment(context, event.payment);
    case 'refund':
      return applyRefund(context, event.refund);
    case 'dispute':
      return event.dispute.payment.startsWith('ipm_')
        ? applyInvoiceDispute(context, event.dispute)
        : applyDispute(context, event.dispute);
  }
}

function paymentOf(event: ProcessorEvent): string {
  switch (event.subject) {
    case 'payment':
      return event.payment.idempotencyKey;
    case 'refund':
      return event.refund.idempotencyKey;
    case 'dispute':
      return event.dispute.payment;
  }
}

/** An event from its own JSON, where dates are text. This server wrote it. */
function parseEvent(text: string): ProcessorEvent {
  return JSON.parse(text, (name, value) => (name === 'expectedAt' && value ? new Date(value) : value));
}
