import type { Transaction } from '../../database/Database.ts';
import { type EmailType, type EmailValues, insertEmail } from '../mail/index.ts';
import type { InvoiceEvent } from './InvoiceEvent.ts';
import { amountDue, type InvoiceRow } from './repository.ts';

/** Inserts the emails that an event of an invoice causes, in the transaction of the event. */
export async function insertInvoiceMails(
  transaction: Transaction,
  { invoice, event, now }: { invoice: InvoiceRow; event: InvoiceEvent; now: Date },
): Promise<void> {
  const { merchant_id: merchantId, customer_id: customerId, wallet_id: walletId, currency } = invoice;
  for (const { audience, type, values } of mailsOf(event, invoice)) {
    const amount = event.type === 'invoice.paid' ? invoice.total : amountDue(invoice);
    await insertEmail(transaction, {
      merchantId,
      customerId: audience === 'customer' ? customerId : null,
      aboutCustomerId: customerId,
      walletId,
      type,
      values: { amount: { amount, currency }, number: invoice.number, ...values },
      now,
    });
  }
}

type InvoiceMail = { audience: 'customer' | 'merchant'; type: EmailType; values: EmailValues };

/** Lists the emails of an event. A payment that somebody started has its result on the screen, so it sends no failure. */
function mailsOf(event: InvoiceEvent, invoice: InvoiceRow): InvoiceMail[] {
  switch (event.type) {
    case 'invoice.charge_upcoming': {
      const values = { date: event.chargeAt, card: event.sources.method ?? undefined };
      return [{ audience: 'customer', type: 'invoice_charge_upcoming', values }];
    }
    case 'invoice.payment_failed': {
      if (!event.isAutomatic) return [];
      const values = { failure: event.failure.code, nextAttemptAt: event.nextAttemptAt ?? undefined };
      return [
        { audience: 'customer', type: 'invoice_payment_failed', values },
        { audience: 'merchant', type: 'merchant_invoice_payment_failed', values },
      ];
    }
    case 'invoice.overdue': {
      const values = {
        dueAt: invoice.due_at ?? invoice.opened_at ?? invoice.created_at,
        nextAttemptAt: invoice.collect_at ?? undefined,
      };
      return [
        { audience: 'customer', type: 'invoice_overdue', values },
        { audience: 'merchant', type: 'merchant_invoice_overdue', values },
      ];
    }
    case 'invoice.paid':
      return [{ audience: 'customer', type: 'invoice_paid', values: {} }];
    case 'invoice.opened':
    case 'invoice.partially_paid':
    case 'invoice.uncollectible':
    case 'invoice.voided':
      return [];
    default:
      return event satisfies never;
  }
}
