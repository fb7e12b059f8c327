import { type PaymentMethod, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { chargeableMethods } from '../paymentMethods/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { autoPayOf } from './autoPay.ts';
import { readChargeableAmount } from './chargeableAmount.ts';
import {
  type InvoicePaymentRow,
  type InvoiceRow,
  isPayable,
  lockInvoice,
  walletOfInvoice,
} from './invoiceRows.ts';
import { orderPaymentSources, walletStep } from './orderPaymentSources.ts';
import { payFromWallet } from './payFromWallet.ts';
import { releaseInvoiceHold, reserveForInvoice } from './reserveForInvoice.ts';
import { emitInvoiceEvent } from './settlePayments.ts';

/** How long the sweeper leaves a payment alone that somebody is waiting for. */
const submissionLeaseMs = 20_000;

/** What is to be asked of the processor now, if anything. */
type Step = { asks: InvoicePaymentRow | null; currency: string };

/**
 * Takes the next steps of an invoice's plan that need nobody else: the wallet's part, and the row of the
 * payment that the processor is to be asked for. What is due when its day has come gets a plan here.
 */
export async function nextCollectionAttempt(
  context: WalletContext,
  transaction: Transaction,
  invoiceId: string,
): Promise<Step> {
  let invoice = await lockInvoice(transaction, invoiceId);
  const [waiting] = await transaction.query<InvoicePaymentRow>(
    `select * from invoice_payments where invoice_id = $1 and status = 'processing'`,
    [invoiceId],
  );
  if (waiting) return { asks: waiting, currency: invoice.currency };
  invoice = await beginWhenDue(context, transaction, invoice);
  while (invoice.payment_sources !== null) {
    const [step, ...rest] = invoice.payment_sources;
    if (step === undefined || !isPayable(invoice)) {
      invoice = await endPlan(context, transaction, invoice);
      break;
    }
    invoice = await changePlan(context, transaction, invoice, {
      plan: rest,
      paidBefore: invoice.paid_before,
    });
    if (step === walletStep) {
      // The wallet rejects the payment as a whole and nothing was written: the next method may still pay.
      const locked = invoice;
      invoice = await payFromWallet(context, transaction, locked).catch((error: unknown) => {
        if (!(error instanceof WalletError)) throw error;
        context.logger.warn(
          { err: error, invoiceId },
          'a wallet rejected an invoice payment; trying the next method',
        );
        return locked;
      });
    } else {
      const asks = await insertPayment(context, transaction, invoice, step);
      if (asks) return { asks, currency: invoice.currency };
    }
  }
  return { asks: null, currency: invoice.currency };
}

/** Sets what is to be tried for an invoice, and has the sweeper go on with it should its caller die. */
export async function changePlan(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  { plan, paidBefore }: { plan: readonly string[] | null; paidBefore: number | null },
): Promise<InvoiceRow> {
  const nextCheckAt = plan === null ? null : new Date(context.now().getTime() + submissionLeaseMs);
  const [changed = invoice] = await transaction.query<InvoiceRow>(
    'update invoices set payment_sources = $2, paid_before = $3, next_check_at = $4 where id = $1 returning *',
    [invoice.id, plan, paidBefore, nextCheckAt],
  );
  return changed;
}

async function beginWhenDue(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const isDue = invoice.collect_at !== null && invoice.collect_at <= context.now();
  if (invoice.payment_sources !== null || !isDue || !isPayable(invoice)) return invoice;
  await transaction.query('update invoices set collect_at = null where id = $1', [invoice.id]);
  const begun = { ...invoice, collect_at: null };
  const autoPay = await autoPayOf(transaction, walletOfInvoice(invoice));
  if (!autoPay.enabled) return releaseInvoiceHold(context, transaction, begun);
  const methods = await chargeableMethods(transaction, ownerOf(invoice));
  const plan = orderPaymentSources({
    methods: methods.filter((method) => method.off_session).map(({ id }) => id),
    walletPriority: autoPay.priority,
  });
  return changePlan(context, transaction, begun, { plan, paidBefore: invoice.paid });
}

/** Nothing is left to try. What is still due stays due, and reserved where it will be collected later. */
async function endPlan(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const paidNow = invoice.paid - (invoice.paid_before ?? 0);
  const ended = await changePlan(context, transaction, invoice, { plan: null, paidBefore: null });
  if (paidNow === 0 || !isPayable(ended)) return ended;
  const wasReserved = ended.hold_id !== null;
  const released = await releaseInvoiceHold(context, transaction, ended);
  await emitInvoiceEvent(context, transaction, released, 'invoice.partially_paid');
  return wasReserved && ended.collect_at !== null
    ? reserveForInvoice(context, transaction, released)
    : released;
}

/** Commits the payment that the processor will be asked for; null where there is nothing to charge, or no method. */
async function insertPayment(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  paymentMethodId: string,
): Promise<InvoicePaymentRow | null> {
  const at = context.now();
  const methods = await chargeableMethods(transaction, ownerOf(invoice));
  const method = methods.find(({ id }) => id === paymentMethodId);
  const amount = await readChargeableAmount(transaction, invoice);
  if (!method || amount === 0) return null;
  const [row] = await transaction.query<InvoicePaymentRow>(
    `insert into invoice_payments (id, invoice_id, payment_method_id, processor_reference, label, amount, status,
       created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 'processing', $7, $7) returning *`,
    [createId('ipm', at), invoice.id, method.id, method.processor_reference, labelOf(method), amount, at],
  );
  return row ?? null;
}

function ownerOf({ merchant_id: merchantId, customer_id: customerId }: InvoiceRow) {
  return { merchantId, customerId };
}

function labelOf({ brand, last4 }: Pick<PaymentMethod, 'brand' | 'last4'>): string {
  return `${brand} •••• ${last4}`;
}
