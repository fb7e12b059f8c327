import type { WalletContext } from '../shared/index.ts';
import { automaticSources } from './collectInvoice.ts';
import { emitInvoiceEvent } from './emitInvoiceEvent.ts';
import { isCollectible, lockInvoice, updateInvoice } from './repository.ts';

/** Notifies the customer, once, of an automatic charge that is a few days away. */
export async function announceCharge(context: WalletContext, invoiceId: string): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const invoice = await lockInvoice(transaction, invoiceId);
    const { charge_notice_at: noticeAt, collect_at: chargeAt } = invoice;
    const now = context.now();
    if (noticeAt === null || noticeAt > now) return;
    const announced = await updateInvoice(transaction, invoiceId, { charge_notice_at: null });
    // After a pause of the server, the charge itself may be due as well. Its result says enough.
    if (!isCollectible(invoice) || chargeAt === null || chargeAt <= now) return;
    const { usesWallet, methods } = await automaticSources(transaction, invoice);
    const [method] = methods;
    await emitInvoiceEvent(context, transaction, announced, {
      type: 'invoice.charge_upcoming',
      chargeAt,
      sources: { wallet: usesWallet, method: method ? `${method.brand} •••• ${method.last4}` : null },
    });
  });
}

/** Marks an invoice as overdue once its due day is over, unless a payment is in progress. */
export async function markOverdue(context: WalletContext, invoiceId: string): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const invoice = await lockInvoice(transaction, invoiceId);
    const { overdue_check_at: checkAt, payment_sources: sources } = invoice;
    const now = context.now();
    if (checkAt === null || checkAt > now || sources !== null || !isCollectible(invoice)) return;
    const overdue = await updateInvoice(transaction, invoiceId, { overdue_check_at: null, overdue_at: now });
    await emitInvoiceEvent(context, transaction, overdue, { type: 'invoice.overdue' });
  });
}
