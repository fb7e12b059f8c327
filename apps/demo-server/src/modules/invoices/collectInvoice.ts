import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { type ChargeableMethod, chargeableMethods } from '../paymentMethods/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { applyInvoicePayment, settlePayments } from './applyInvoicePayment.ts';
import { findAutoPay } from './autoPay.ts';
import { endCollection } from './endCollection.ts';
import { payFromWallet, releaseInvoiceHold } from './invoiceWalletPayment.ts';
import {
  findPaymentInProgress,
  type InvoicePaymentRow,
  type InvoiceRow,
  isCollectible,
  isPayable,
  lockInvoice,
  paymentSourceOf,
  readChargeableAmount,
  updateInvoice,
  walletOfInvoice,
} from './repository.ts';

/** Time for which the outcome of a payment may stay unknown before it is canceled and the next source is tried. */
const unknownOutcomeMaxMs = 10 * 60_000;
/** Time for which the worker pool leaves an invoice to the request that collects it. */
const requestLeaseMs = 20_000;

/** The payment source that is the invoice's wallet. Every other source is the id of a payment method. */
export const walletSource = 'wallet';

/**
 * Collects an invoice: tries its payment sources in order, until it is paid, no source is left, or a payment is in
 * progress. Each payment commits before it is sent to the processor, with its id as the idempotency key. After a
 * crash or a lost response, the next call sends the same payment again and never a second one.
 *
 * @throws ProcessorUnavailable when the outcome of a payment is not known. The worker pool tries again.
 */
export async function collectInvoice(context: WalletContext, invoiceId: string): Promise<void> {
  for (;;) {
    const attempt = await context.database.transaction((transaction) =>
      nextCollectionAttempt(context, transaction, invoiceId),
    );
    if (!attempt) return;
    const applied = await applyInvoicePayment(context, await submitPayment(context, attempt));
    if (applied.status === 'processing') return;
  }
}

/** A payment to send to the processor. */
type CollectionAttempt = { payment: InvoicePaymentRow; currency: string };

/**
 * Takes the sources that come before the next charge, such as the wallet, and stores that charge. Returns null when
 * there is nothing to charge.
 */
async function nextCollectionAttempt(
  context: WalletContext,
  transaction: Transaction,
  invoiceId: string,
): Promise<CollectionAttempt | null> {
  let invoice = await lockInvoice(transaction, invoiceId);
  const { currency } = invoice;
  const inProgress = await findPaymentInProgress(transaction, invoiceId);
  if (inProgress) return { payment: inProgress, currency };
  invoice = await startScheduledCollection(context, transaction, invoice);
  while (invoice.payment_sources !== null) {
    const [source, ...rest] = invoice.payment_sources;
    if (source === undefined || !isPayable(invoice)) {
      await endCollection(context, transaction, invoice);
      return null;
    }
    invoice = await updateInvoice(transaction, invoiceId, {
      payment_sources: rest,
      next_check_at: leaseEnd(context),
    });
    if (source === walletSource) {
      invoice = await collectFromWallet(context, transaction, invoice);
    } else {
      const payment = await insertPayment(context, transaction, invoice, source);
      if (payment) return { payment, currency };
    }
  }
  return null;
}

/** Starts the collection of an invoice whose next attempt is due, with the sources of auto-pay. */
async function startScheduledCollection(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const isDue = invoice.collect_at !== null && invoice.collect_at <= context.now();
  if (invoice.payment_sources !== null || !isDue || !isCollectible(invoice)) return invoice;
  let unscheduled = await updateInvoice(transaction, invoice.id, { collect_at: null });
  const { usesWallet, methods, walletPriority } = await automaticSources(transaction, invoice);
  // The wallet's hold is of no use when auto-pay was turned off.
  if (!usesWallet) unscheduled = await releaseInvoiceHold(context, transaction, unscheduled);
  const ids = methods.map(({ id }) => id);
  const sources = usesWallet ? orderPaymentSources({ methods: ids, walletPriority }) : ids;
  return startCollection(context, transaction, unscheduled, { sources, trigger: 'schedule' });
}

/**
 * Reads what an automatic collection may charge: the wallet, unless auto-pay is turned off for it, and the payment
 * methods that can be charged without their owner.
 */
export async function automaticSources(
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<{ usesWallet: boolean; walletPriority: number; methods: ChargeableMethod[] }> {
  const autoPay = await findAutoPay(transaction, walletOfInvoice(invoice));
  const methods = await chargeableMethods(transaction, ownerOf(invoice));
  return {
    usesWallet: autoPay.enabled,
    walletPriority: autoPay.priority,
    methods: methods.filter((method) => method.off_session),
  };
}

/** Sets the payment sources to try. If the caller crashes, the worker pool continues after a lease. */
export function startCollection(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  { sources, trigger }: { sources: readonly string[]; trigger: 'schedule' | 'request' },
): Promise<InvoiceRow> {
  return updateInvoice(transaction, invoice.id, {
    payment_sources: sources,
    paid_before: invoice.paid,
    collection_trigger: trigger,
    collection_started_at: context.now(),
    next_check_at: leaseEnd(context),
  });
}

function leaseEnd(context: WalletContext): Date {
  return new Date(context.now().getTime() + requestLeaseMs);
}

/**
 * Orders the sources of an invoice: the methods in their order, and the wallet at its priority among them.
 *
 * @param order `methods` are ids, in order of priority; `walletPriority` 1 puts the wallet first, and a number above
 *   the number of methods puts it last
 */
export function orderPaymentSources({
  methods,
  walletPriority,
}: {
  methods: readonly string[];
  walletPriority: number;
}): string[] {
  return methods.toSpliced(walletPriority - 1, 0, walletSource);
}

async function collectFromWallet(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const payments = await payFromWallet(context, transaction, invoice).catch((error: unknown) => {
    // The ledger rejects all payments together, so the next source can still be charged in this transaction.
    if (!(error instanceof WalletError)) throw error;
    context.logger.warn(
      { err: error, invoiceId: invoice.id },
      'a wallet rejected an invoice payment; trying the next method',
    );
    return [];
  });
  return settlePayments(context, transaction, { invoice, payments });
}

/** Stores the payment to charge to a method. Returns null when nothing is due or the method was removed. */
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
  const insert = kysely
    .insertInto('invoice_payments')
    .values({
      id: createId('ipm', at),
      invoice_id: invoice.id,
      payment_method_id: method.id,
      processor_reference: method.processor_reference,
      label: `${method.brand} •••• ${method.last4}`,
      amount,
      status: 'processing',
      created_at: at,
      updated_at: at,
    })
    .returningAll();
  return (await executeTakeFirst(transaction, insert)) ?? null;
}

async function submitPayment(
  context: WalletContext,
  { payment: row, currency }: CollectionAttempt,
): Promise<ProcessorPayment> {
  const { processor } = context;
  const method = paymentSourceOf(row);
  if (method.type !== 'paymentMethod') throw new Error(`Invoice payment ${row.id} is from a wallet.`);
  const payment = await processor
    .createPayment({
      idempotencyKey: row.id,
      amount: row.amount,
      currency,
      method: method.reference,
      returnUrl: null,
      customerPresent: false,
    })
    .catch((error: unknown) => cancelOrThrow(context, row, error));
  // The customer is not there to confirm the payment, so it counts as declined and the next source is tried.
  return payment.status === 'requiresAction' ? processor.cancelPayment(row.id) : payment;
}

/** Cancels a payment whose outcome has been unknown for too long, else throws the error. */
function cancelOrThrow(
  { processor, now }: WalletContext,
  row: InvoicePaymentRow,
  error: unknown,
): Promise<ProcessorPayment> {
  if (now().getTime() - row.created_at.getTime() < unknownOutcomeMaxMs) throw error;
  // Canceling uses up the idempotency key: a request that is still in transit cannot charge afterwards.
  return processor.cancelPayment(row.id);
}

function ownerOf({ merchant_id: merchantId, customer_id: customerId }: InvoiceRow) {
  return { merchantId, customerId };
}
