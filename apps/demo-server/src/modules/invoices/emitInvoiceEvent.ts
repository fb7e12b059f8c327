import type { Transaction } from '../../database/Database.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import type { InvoiceEvent } from './InvoiceEvent.ts';
import { insertInvoiceMails } from './invoiceMails.ts';
import { amountDue, type InvoiceRow, walletOfInvoice } from './repository.ts';

/**
 * Appends an event of an invoice to the events of its wallet, and inserts the emails that it causes. Both commit with
 * the change.
 */
export async function emitInvoiceEvent(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  event: InvoiceEvent,
): Promise<void> {
  const { type } = event;
  const at = context.now();
  const money = (amount: number) => ({ amount, currency: invoice.currency });
  const data = {
    invoiceId: invoice.id,
    number: invoice.number,
    status: invoice.status,
    paid: money(invoice.paid),
    due: money(amountDue(invoice)),
    ...(invoice.due_at === null ? {} : { dueAt: invoice.due_at.toISOString() }),
    ...detailsOf(event),
  };
  await appendEvents(transaction, walletOfInvoice(invoice), [{ type, at, data }]);
  await insertInvoiceMails(transaction, { invoice, event, now: at });
}

function detailsOf(event: InvoiceEvent): Record<string, unknown> {
  switch (event.type) {
    case 'invoice.charge_upcoming':
      return { chargeAt: event.chargeAt.toISOString() };
    case 'invoice.payment_failed':
      return {
        code: event.failure.code,
        message: event.failure.message,
        nextAttemptAt: event.nextAttemptAt?.toISOString() ?? null,
        automatic: event.isAutomatic,
      };
    case 'invoice.opened':
    case 'invoice.paid':
    case 'invoice.partially_paid':
    case 'invoice.overdue':
    case 'invoice.uncollectible':
    case 'invoice.voided':
      return {};
    default:
      return event satisfies never;
  }
}
