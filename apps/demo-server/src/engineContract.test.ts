import { httpAdapter, type TopUp, type WalletAdapter } from '@coffer/adapter';
import { describeWalletAdapter, type WalletContractSubject } from '@coffer/adapter/contract';
import { afterAll, beforeAll, describe } from 'vitest';
import { testEngines } from './database/testing/openTestDatabase.ts';
import { beginClosing } from './modules/walletClosure/closingSteps.ts';
import { findWallet } from './modules/wallets/wallets.ts';
import { runTimedJobs, runWalletJobs } from './testing/runJobs.ts';
import { startTestServer, type TestServer } from './testing/startTestServer.ts';

describe.each(testEngines)('on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    // A payment in days, so that only the test's word settles it.
    server = await startTestServer(engine, { settleAfterMs: 86_400_000 });
  });
  afterAll(() => server.close());

  describeWalletAdapter('httpAdapter → createWalletHandler → engine', () => subject(() => server));
});

async function subject(started: () => TestServer): Promise<WalletContractSubject> {
  const server = started();
  const customerId = await createCustomer(server);
  const post: WalletContractSubject['control']['post'] = async ({ walletId, amount, ...texts }) => {
    const type = amount.amount > 0 ? 'credit' : 'debit';
    const funding = type === 'credit' && { fundedBy: 'externalPayment' };
    const body = { type, amount: { ...amount, amount: Math.abs(amount.amount) }, ...funding, ...texts };
    await accepted(server, `/v1/wallets/${walletId}/entries`, body);
    await runWalletJobs(server.wallet);
  };
  const wallet = async (owner: string, currency: string, balance: number) => {
    const { id } = await accepted<{ id: string }>(server, `/v1/customers/${owner}/wallets`, { currency });
    if (balance > 0) await post({ walletId: id, amount: { amount: balance, currency } });
    return id;
  };
  return {
    adapter: await signIn(server, customerId),
    control: {
      tokens: {
        success: 'pm_card_visa',
        decline: 'pm_card_declined',
        threeDSecure: 'pm_card_three_d_secure',
        delayed: 'pm_bank_debit',
        threeDSecureAlways: 'pm_card_asks_off_session',
      },
      wallet: ({ currency, balance }) => wallet(customerId, currency, balance),
      post,
      hold: async ({ walletId, amount }) => {
        await accepted(server, `/v1/wallets/${walletId}/holds`, { amount });
      },
      promote: async ({ walletId, amount, expiresAt }) => {
        const grant = { expiresAt };
        await accepted(server, `/v1/wallets/${walletId}/entries`, {
          type: 'credit',
          fundedBy: 'promotion',
          amount,
          grant,
        });
      },
      freeze: async (walletId) => {
        await accepted(server, `/v1/wallets/${walletId}/freeze`);
      },
      beginClosing: (walletId) =>
        server.database.transaction(async (transaction) => {
          const [merchant] = await transaction.query<{ id: string }>('select id from merchants');
          const owner = { merchantId: merchant?.id ?? '', customerId };
          const parameters = { walletId, reason: null, destination: 'original', holds: 'release' } as const;
          const wallet = await findWallet(transaction, owner, walletId);
          await beginClosing(server.wallet, transaction, { wallet, owner, parameters });
        }),
      close: async (walletId) => {
        await accepted(server, `/v1/wallets/${walletId}/close`, {});
      },
      otherCustomer: async () => {
        const other = await createCustomer(server);
        return { adapter: await signIn(server, other), walletId: await wallet(other, 'USD', 10_000) };
      },
      invoice: async ({ total: unitAmount }) => {
        const { currency } = unitAmount;
        const { items } = (await server.call('GET', `/v1/customers/${customerId}/wallets`)).body;
        const { id: walletId } = items.find((one: { currency: string }) => one.currency === currency);
        await server.call('PUT', `/v1/wallets/${walletId}/auto-pay`, { body: { enabled: false } });
        const lines = [{ description: 'Seats', quantity: 1, unitAmount }];
        const path = `/v1/customers/${customerId}/invoices`;
        const { id } = await accepted<{ id: string }>(server, path, { currency, lines });
        await accepted(server, `/v1/invoices/${id}/open`);
        return id;
      },
      confirmTopUp: (topUp, decision) => confirm(server, topUp, decision),
      settleTopUp: (topUpId, word) => settle(server, topUpId, word),
      advance: async (byMs) => {
        server.advance(byMs);
        await runTimedJobs(server.wallet);
        await runWalletJobs(server.wallet);
      },
      processorDown: async (down) => {
        server.processor.controls.outage = down;
      },
      expireQuote: async (quoteId) => {
        await server.database.query('update top_up_quotes set expires_at = $2 where id = $1', [
          quoteId,
          new Date(0),
        ]);
      },
    },
  };
}

async function accepted<Body>(server: TestServer, path: string, body?: unknown): Promise<Body> {
  const answer = await server.call<Body>('POST', path, { body, key: crypto.randomUUID() });
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function createCustomer(server: TestServer): Promise<string> {
  const body = { name: 'Contract', currencies: [] };
  return (await accepted<{ id: string }>(server, '/v1/customers', body)).id;
}

async function signIn(server: TestServer, customerId: string): Promise<WalletAdapter> {
  // Long enough for a moved clock.
  const body = { expiresInSeconds: 86_400 };
  const { token } = await accepted<{ token: string }>(server, `/v1/customers/${customerId}/sessions`, body);
  return httpAdapter({
    baseUrl: 'http://wallet.test/wallet',
    getToken: () => token,
    fetch: async (input, init) => server.app.fetch(new Request(input, init)),
  });
}

/** Acts as the customer on the processor's page. */
async function confirm(server: TestServer, topUp: TopUp, decision: 'approve' | 'decline'): Promise<void> {
  const body = new URLSearchParams({ decision });
  const answer = await server.app.fetch(new Request(topUp.action?.url ?? '', { method: 'POST', body }));
  if (answer.status !== 200) throw new Error(`The confirm page answered ${answer.status}.`);
}

/** The bank's word: the debit is due now, and with `returned` by the test method that is returned. */
async function settle(server: TestServer, topUpId: string, word: 'paid' | 'returned'): Promise<void> {
  const method = word === 'paid' ? 'pm_bank_debit' : 'pm_bank_debit_returned';
  await server.database.query(
    'update test_processor_payments set settles_at = $2, method = $3 where idempotency_key = $1',
    [topUpId, new Date(0), method],
  );
  await server.processor.runDue();
}
