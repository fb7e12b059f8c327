import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import type { WalletContext } from '../shared/index.ts';
import { applyInvoicePayment } from './applyInvoicePayment.ts';
import type { InvoicePaymentRow } from './invoiceRows.ts';
import { nextCollectionAttempt } from './nextCollectionAttempt.ts';

/** For how long a payment may stay unknown to its processor before the next method is tried. */
const unheardAfterMs = 10 * 60_000;

/**
 * Goes on paying an invoice until it is paid, nothing is left to try, or a payment takes its time. Each
 * payment's row is committed before the processor is asked, by the payment's own id: whoever comes here
 * next, after a crash or a lost answer, asks for the same payment again and never for a second one.
 *
 * @throws ProcessorUnavailable when an answer is not known: the sweeper asks again
 */
export async function collectInvoice(context: WalletContext, invoiceId: string): Promise<void> {
  for (;;) {
    const { asks, currency } = await context.database.transaction((transaction) =>
      nextCollectionAttempt(context, transaction, invoiceId),
    );
    if (!asks) return;
    const applied = await applyInvoicePayment(context, await ask(context, asks, currency));
    if (applied.status === 'processing') return;
  }
}

async function ask(
  context: WalletContext,
  row: InvoicePaymentRow,
  currency: string,
): Promise<ProcessorPayment> {
  const { processor } = context;
  const payment = await processor
    .createPayment({
      idempotencyKey: row.id,
      amount: row.amount,
      currency,
      method: row.processor_reference ?? '',
      returnUrl: null,
      customerPresent: false,
    })
    .catch((error: unknown) => giveUpUnheard(context, row, error));
  // Nobody is there to confirm: such a method counts as declined, and the next one is tried.
  return payment.status === 'requiresAction' ? processor.cancelPayment(row.id) : payment;
}

async function giveUpUnheard(
  { processor, now }: WalletContext,
  row: InvoicePaymentRow,
  error: unknown,
): Promise<ProcessorPayment> {
  if (now().getTime() - row.created_at.getTime() < unheardAfterMs) throw error;
  // Its key is spent first, so that a request still on its way cannot charge afterwards.
  return processor.cancelPayment(row.id);
}
