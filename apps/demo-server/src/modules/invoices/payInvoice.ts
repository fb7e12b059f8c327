import { type Invoice, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { chargeableMethods, findPaymentMethod } from '../paymentMethods/index.ts';
import {
  type Answer,
  type CallerKey,
  cardOf,
  claimKey,
  findEarlier,
  fingerprintOf,
  type RequestKey,
  requireFewFailures,
  requirePayments,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, refuseClosed } from '../wallets/index.ts';
import { autoPayOf } from './autoPay.ts';
import { collectInvoice } from './collectInvoice.ts';
import { findInvoice, type InvoiceRow, isPayable, walletOfInvoice } from './invoiceRows.ts';
import { readMerchantInvoice } from './invoices.ts';
import { changePlan } from './nextCollectionAttempt.ts';
import { orderPaymentSources, walletStep } from './orderPaymentSources.ts';
import { readSpendableFunds } from './payFromWallet.ts';
import { type MerchantInvoice, toInvoices } from './toInvoice.ts';

/** A customer pays what is due: from the wallet as far as it reaches, the rest with a method. */
export async function payInvoice(
  context: WalletContext,
  customer: { merchantId: string; customerId: string },
  parameters: { invoiceId: string; paymentMethodId?: string; key: CallerKey },
): Promise<Answer<Invoice>> {
  const { invoiceId, paymentMethodId, key } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('payInvoice', { invoiceId, paymentMethodId }) };
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: customer.customerId });
  }
  return pay(context, customer, {
    invoiceId,
    key: requestKey,
    async plan(transaction) {
      if (paymentMethodId === undefined) return [walletStep];
      const method = await findPaymentMethod(transaction, customer, paymentMethodId);
      await requireFewFailures(context, transaction, customer, ...cardOf(customer.merchantId, method));
      return [walletStep, paymentMethodId];
    },
    async read() {
      const row = await findInvoice(context.database, customer, invoiceId);
      const [invoice] = await toInvoices(context.database, [row]);
      if (!invoice) throw new Error(`Invoice ${invoiceId} vanished.`);
      return invoice;
    },
  });
}

/** The merchant has an invoice paid: with these methods in this order, or with all of its customer's. */
export function payMerchantInvoice(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, methods, key }: { invoiceId: string; methods?: readonly string[] | undefined; key: CallerKey },
): Promise<Answer<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('payMerchantInvoice', { invoiceId, methods }) };
  return pay(context, owner, {
    invoiceId,
    key: requestKey,
    plan: async (transaction, invoice) => methods ?? (await allMethods(transaction, invoice)),
    read: () => readMerchantInvoice(context.database, owner, invoiceId),
  });
}

type PayParameters<Value> = {
  invoiceId: string;
  key: RequestKey;
  plan: (transaction: Transaction, invoice: InvoiceRow) => Promise<readonly string[]>;
  read: () => Promise<Value>;
};

async function pay<Value extends object>(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key, plan, read }: PayParameters<Value>,
): Promise<Answer<Value>> {
  const earlier = await context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const found = await claimKey<Value>(transaction, key, { resourceId: invoiceId, at: context.now() });
    if (!found) await begin(context, transaction, invoice, await plan(transaction, invoice));
    return found;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await collectInvoice(context, invoiceId).catch((error: unknown) => unavailable(error, invoiceId));
  const value = await read();
  await storeIdempotentResponse(context.database, key, value);
  return { value, replayed: earlier !== null };
}

async function begin(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  plan: readonly string[],
): Promise<void> {
  if (!isPayable(invoice)) {
    const message = `Invoice ${invoice.number} is ${invoice.status} and takes no payments.`;
    throw new WalletError('invoice_not_payable', message, { facts: { status: invoice.status } });
  }
  const processing = await transaction.query(
    `select id from invoice_payments where invoice_id = $1 and status = 'processing'`,
    [invoice.id],
  );
  if (invoice.payment_sources !== null || processing.length > 0) {
    const message = `A payment of invoice ${invoice.number} is on its way. Wait for its outcome.`;
    throw new WalletError('invoice_not_payable', message, { facts: { status: 'processing' } });
  }
  const owner = { merchantId: invoice.merchant_id, customerId: invoice.customer_id };
  const methods = plan.filter((step) => step !== walletStep);
  if (methods.length > 0) requirePayments(context);
  for (const method of methods) await findPaymentMethod(transaction, owner, method);
  if (methods.length === 0) await requireWallet(context, transaction, invoice);
  await changePlan(context, transaction, invoice, { plan, paidBefore: invoice.paid });
}

/** Where only the wallet could pay, what keeps it from paying anything is said. */
async function requireWallet(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<void> {
  const { status, reserved, spendable } = await readSpendableFunds(context, transaction, invoice);
  if (status === 'frozen') throw new WalletError('wallet_frozen', 'This wallet is frozen and pays nothing.');
  refuseClosed({ status });
  if (reserved + spendable > 0) return;
  const message = 'The wallet is empty. Add funds, or pay with a payment method.';
  throw new WalletError('insufficient_funds', message, { facts: { availableBalance: 0 } });
}

async function allMethods(transaction: Transaction, invoice: InvoiceRow): Promise<string[]> {
  const owner = { merchantId: invoice.merchant_id, customerId: invoice.customer_id };
  const methods = await chargeableMethods(transaction, owner);
  const walletPriority =
    invoice.wallet_id === null ? 1 : (await autoPayOf(transaction, walletOfInvoice(invoice))).priority;
  return orderPaymentSources({ methods: methods.map(({ id }) => id), walletPriority });
}

function unavailable(error: unknown, invoiceId: string): never {
  if (!(error instanceof ProcessorUnavailable)) throw error;
  throw new WalletError(
    'processor_unavailable',
    'The payment processor did not answer. Repeat the request with the same Idempotency-Key: it cannot pay twice.',
    { facts: { invoiceId }, retryAfterSeconds: 2, cause: error },
  );
}
