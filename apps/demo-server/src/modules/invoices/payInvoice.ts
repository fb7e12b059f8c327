import { type Invoice, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { recordAction } from '../auditLog/index.ts';
import { chargeableMethods, findPaymentMethod } from '../paymentMethods/index.ts';
import {
  type CallerKey,
  cardOf,
  claimKey,
  findEarlier,
  fingerprintOf,
  type IdempotentResult,
  type RequestKey,
  requireFewFailures,
  requirePayments,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, refuseClosed } from '../wallets/index.ts';
import { findAutoPay } from './autoPay.ts';
import { collectInvoice, orderPaymentSources, startCollection, walletSource } from './collectInvoice.ts';
import { type MerchantInvoice, readInvoice, readMerchantInvoice } from './invoices.ts';
import { readSpendableFunds } from './invoiceWalletPayment.ts';
import {
  findInvoice,
  findPaymentInProgress,
  type InvoiceRow,
  isBeingCollected,
  isPayable,
  walletOfInvoice,
} from './repository.ts';

/**
 * Pays an invoice for its customer: from the wallet, and the rest with a payment method if one is given.
 *
 * @throws WalletError `not_found`, `invoice_not_payable`, `insufficient_funds`, `wallet_frozen`,
 *   `processor_unavailable`
 */
export async function payInvoice(
  context: WalletContext,
  customer: { merchantId: string; customerId: string },
  parameters: { invoiceId: string; paymentMethodId?: string; key: CallerKey },
): Promise<IdempotentResult<Invoice>> {
  const { invoiceId, paymentMethodId, key } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('payInvoice', { invoiceId, paymentMethodId }) };
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: customer.customerId });
  }
  return pay(context, customer, {
    invoiceId,
    key: requestKey,
    async chooseSources(transaction) {
      if (paymentMethodId === undefined) return [walletSource];
      const method = await findPaymentMethod(transaction, customer, paymentMethodId);
      await requireFewFailures(context, transaction, customer, ...cardOf(customer.merchantId, method));
      return [walletSource, paymentMethodId];
    },
    read: () => readInvoice(context.database, customer, invoiceId),
  });
}

/**
 * Pays an invoice for its merchant.
 *
 * @param parameters `methods` are tried in this order. Defaults to the wallet and all payment methods of the customer.
 * @throws WalletError `not_found`, `invoice_not_payable`, `insufficient_funds`, `wallet_frozen`,
 *   `processor_unavailable`
 */
export function payMerchantInvoice(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, methods, key }: { invoiceId: string; methods?: readonly string[] | undefined; key: CallerKey },
): Promise<IdempotentResult<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('payMerchantInvoice', { invoiceId, methods }) };
  return pay(context, owner, {
    invoiceId,
    key: requestKey,
    chooseSources: async (transaction, invoice) => methods ?? (await allSources(transaction, invoice)),
    read: () => readMerchantInvoice(context.database, owner, invoiceId),
  });
}

async function allSources(transaction: Transaction, invoice: InvoiceRow): Promise<string[]> {
  const methods = await chargeableMethods(transaction, ownerOf(invoice));
  const walletPriority =
    invoice.wallet_id === null ? 1 : (await findAutoPay(transaction, walletOfInvoice(invoice))).priority;
  return orderPaymentSources({ methods: methods.map(({ id }) => id), walletPriority });
}

type PayParameters<Value> = {
  invoiceId: string;
  key: RequestKey;
  chooseSources: (transaction: Transaction, invoice: InvoiceRow) => Promise<readonly string[]>;
  read: () => Promise<Value>;
};

async function pay<Value extends object>(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key, chooseSources, read }: PayParameters<Value>,
): Promise<IdempotentResult<Value>> {
  const earlier = await context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const found = await claimKey<Value>(transaction, key, { resourceId: invoiceId, at: context.now() });
    if (found) return found;
    const sources = await chooseSources(transaction, invoice);
    await assertCanPay(context, transaction, invoice, sources);
    await startCollection(context, transaction, invoice, { sources, trigger: 'request' });
    await recordAction(context, transaction);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await collectInvoice(context, invoiceId).catch((error: unknown) => throwUnavailable(error, invoiceId));
  const value = await read();
  await storeIdempotentResponse(context.database, key, value);
  return { value, replayed: earlier !== null };
}

async function assertCanPay(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  sources: readonly string[],
): Promise<void> {
  if (!isPayable(invoice)) {
    const message = `Invoice ${invoice.number} is ${invoice.status} and takes no payments.`;
    throw new WalletError('invoice_not_payable', message, { facts: { status: invoice.status } });
  }
  if (isBeingCollected(invoice) || (await findPaymentInProgress(transaction, invoice.id))) {
    const message = `A payment of invoice ${invoice.number} is in progress. Wait for its outcome.`;
    throw new WalletError('invoice_not_payable', message, { facts: { status: 'processing' } });
  }
  const methods = sources.filter((source) => source !== walletSource);
  if (methods.length > 0) requirePayments(context);
  for (const method of methods) await findPaymentMethod(transaction, ownerOf(invoice), method);
  if (methods.length === 0) await assertWalletCanPay(context, transaction, invoice);
}

/** Rejects a payment from the wallet alone, with the reason why the wallet cannot pay anything. */
async function assertWalletCanPay(
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

function ownerOf({ merchant_id: merchantId, customer_id: customerId }: InvoiceRow) {
  return { merchantId, customerId };
}

function throwUnavailable(error: unknown, invoiceId: string): never {
  if (!(error instanceof ProcessorUnavailable)) throw error;
  throw new WalletError(
    'processor_unavailable',
    'The payment processor did not answer. Repeat the request with the same Idempotency-Key: it cannot pay twice.',
    { facts: { invoiceId }, retryAfterSeconds: 2, cause: error },
  );
}
