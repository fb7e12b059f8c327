import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** A customer for one test, with a saved payment method of each given kind, in this order. */
export type DemoCustomer = {
  id: string;
  /** The wallet in US dollars. */
  walletId: string;
};

/** Creates a customer through the merchant API, with an initial balance in US dollars. */
export async function createDemoCustomer({
  methods,
  initialBalance = 10_000,
  demoUrl = inject('demoUrl'),
}: {
  methods: string[];
  initialBalance?: number;
  demoUrl?: string;
}): Promise<DemoCustomer> {
  const name = `Test ${randomUUID().slice(0, 8)}`;
  const { id } = await merchant<{ id: string }>(
    'POST',
    '/customers',
    { name, email: `${randomUUID().slice(0, 8)}@customer.example`, currencies: [] },
    demoUrl,
  );
  const wallet = await merchant<{ id: string }>(
    'POST',
    `/customers/${id}/wallets`,
    {
      currency: 'USD',
      initialBalance: { amount: initialBalance, currency: 'USD' },
      fundedBy: 'externalPayment',
    },
    demoUrl,
  );
  for (const token of methods) await merchant('POST', `/customers/${id}/payment-methods`, { token }, demoUrl);
  return { id, walletId: wallet.id };
}

/** Calls the merchant API with the demo's test key. Throws unless it succeeds. */
export async function merchant<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
  demoUrl = inject('demoUrl'),
): Promise<Answer> {
  const response = await fetch(`${demoUrl}/v1${path}`, {
    method,
    headers: {
      authorization: 'Bearer sk_test_demo',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return JSON.parse(text || 'null');
}

/** Returns a wallet's entries in minor units, oldest first, to compare the page with. */
export async function ledgerAmounts(walletId: string, demoUrl = inject('demoUrl')): Promise<number[]> {
  const { items } = await merchant<{ items: { amount: { amount: number } }[] }>(
    'GET',
    `/wallets/${walletId}/entries?limit=100`,
    undefined,
    demoUrl,
  );
  return items.map(({ amount }) => amount.amount).reverse();
}
