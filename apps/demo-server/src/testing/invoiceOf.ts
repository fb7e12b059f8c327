import type { Invoice } from '@coffer/adapter';
import type { MerchantInvoice } from '../modules/invoices/invoices.ts';
import type { TestResponse, TestServer } from './startTestServer.ts';
import type { TestWallet } from './walletOf.ts';

/** An invoice, with the operations that tests use. */
export type TestInvoice = {
  id: string;
  read(): Promise<MerchantInvoice>;
  /** Returns `[status, paid, due, payments]`, with each payment as `[method, amount, status, refunded]`. */
  state(): Promise<unknown[]>;
  send(
    action: 'open' | 'payments' | 'void' | 'mark-uncollectible',
    body?: object,
    key?: string,
  ): Promise<TestResponse<MerchantInvoice>>;
  /** Pays the invoice as its customer. */
  pay(paymentMethodId?: string, key?: string): Promise<TestResponse<Invoice>>;
};

/** Creates a draft invoice for a wallet's customer. With `dueInMs` it has a due date. */
export async function invoiceOf(
  server: TestServer,
  wallet: TestWallet,
  { total, currency = 'USD', dueInMs }: { total: number; currency?: string; dueInMs?: number },
): Promise<TestInvoice> {
  const dueAt =
    dueInMs === undefined ? null : new Date(server.wallet.now().getTime() + dueInMs).toISOString();
  const body = {
    currency,
    lines: [{ description: 'Seats', quantity: 1, unitAmount: { amount: total, currency } }],
    dueAt,
  };
  const path = `/v1/customers/${wallet.customerId}/invoices`;
  const created = await server.call<MerchantInvoice>('POST', path, { body, key: crypto.randomUUID() });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  const { id } = created.body;
  const read = async () => (await server.call<MerchantInvoice>('GET', `/v1/invoices/${id}`)).body;
  return {
    id,
    read,
    async state() {
      const { status, paid, due, payments } = await read();
      const listed = payments.map(({ method, amount, status: paymentStatus, refunded }) => [
        method.type,
        amount.amount,
        paymentStatus,
        refunded.amount,
      ]);
      return [status, paid.amount, due.amount, listed];
    },
    send: (action, payBody, key = crypto.randomUUID()) =>
      server.call<MerchantInvoice>('POST', `/v1/invoices/${id}/${action}`, {
        key,
        ...(action === 'payments' ? { body: payBody ?? {} } : {}),
      }),
    pay: (paymentMethodId, key = crypto.randomUUID()) =>
      server.call<Invoice>('POST', `/wallet/invoices/${id}/payments`, {
        token: wallet.token,
        key,
        body: paymentMethodId === undefined ? {} : { paymentMethodId },
      }),
  };
}
