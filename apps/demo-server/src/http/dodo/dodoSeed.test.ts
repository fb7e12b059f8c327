import DodoPayments from 'dodopayments';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Listener, listen } from '../../listen.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';

/** Every code example of the vendor's guide "Customer Wallets", in its order, by the vendor's own SDK. */
describe('the vendor SDK', () => {
  let server: TestServer;
  let listener: Listener;
  let client: DodoPayments;
  let customerId: string;

  beforeAll(async () => {
    server = await startTestServer('PGlite');
    listener = await listen(0);
    listener.serve(server.app.fetch);
    const baseURL = `http://127.0.0.1:${listener.port}/dodo`;
    client = new DodoPayments({ bearerToken: testSecretKey, baseURL });
  });
  afterAll(async () => {
    await listener.drain(1000);
    await server.close();
  });
  beforeEach(async () => {
    const customer = await client.customers.create({ name: 'Jane Doe', email: 'jane@example.com' });
    customerId = customer.customer_id;
  });

  const credit = (amount: number, idempotency_key?: string) =>
    client.customers.wallets.ledgerEntries.create(customerId, {
      amount,
      currency: 'USD',
      entry_type: 'credit',
      reason: 'Account funding',
      ...(idempotency_key ? { idempotency_key } : {}),
    });

  async function balanceIn(currency: string): Promise<number | undefined> {
    const wallets = await client.customers.wallets.list(customerId);
    return wallets.items.find((wallet) => wallet.currency === currency)?.balance;
  }

  test('a new customer has a wallet at once, at zero, in USD and INR', async () => {
    const { items, total_balance_usd } = await client.customers.wallets.list(customerId);
    expect(items.map(({ currency, balance }) => [currency, balance])).toEqual([
      ['USD', 0],
      ['INR', 0],
    ]);
    expect(total_balance_usd).toBe(0);
  });

  test('refund to wallet', async () => {
    async function refundToWallet(refundAmount: number, originalPaymentId: string) {
      return client.customers.wallets.ledgerEntries.create(customerId, {
        amount: refundAmount,
        currency: 'USD',
        entry_type: 'credit',
        reason: `Refund for payment ${originalPaymentId}`,
        idempotency_key: `refund_${originalPaymentId}_${customerId}`,
      });
    }
    expect(await refundToWallet(1999, 'pay_1')).toMatchObject({ currency: 'USD', balance: 1999 });
    const { items } = await client.customers.wallets.ledgerEntries.list(customerId);
    expect(items).toEqual([
      expect.objectContaining({
        customer_id: customerId,
        amount: 1999,
        is_credit: true,
        before_balance: 0,
        after_balance: 1999,
        event_type: 'merchant_adjustment',
        reason: 'Refund for payment pay_1',
      }),
    ]);
  });

  test('welcome bonus', async () => {
    await client.customers.wallets.ledgerEntries.create(customerId, {
      amount: 1000,
      currency: 'USD',
      entry_type: 'credit',
      reason: 'Welcome bonus - $10 promotional balance',
      idempotency_key: `welcome_${customerId}`,
    });
    expect(await balanceIn('USD')).toBe(1000);
  });

  test('subscription payment from wallet, and too little money for it is a 400', async () => {
    async function deductForPurchase(purchaseAmount: number, purchaseId: string): Promise<string> {
      try {
        await client.customers.wallets.ledgerEntries.create(customerId, {
          amount: purchaseAmount,
          currency: 'USD',
          entry_type: 'debit',
          reason: 'Subscription charge - monthly billing',
          idempotency_key: `charge_${purchaseId}_${customerId}`,
        });
        return 'charged';
      } catch (error) {
        if (error instanceof DodoPayments.APIError && error.status === 400) {
          expect(error.error).toEqual({
            code: 'INSUFFICIENT_WALLET_FUNDS',
            message: 'Insufficient funds in wallet',
          });
          return 'Insufficient wallet balance';
        }
        throw error;
      }
    }
    await credit(2000);
    expect(await deductForPurchase(1500, 'first')).toBe('charged');
    expect(await deductForPurchase(1500, 'second')).toBe('Insufficient wallet balance');
    expect(await balanceIn('USD')).toBe(500);
  });

  test('prepaid billing: deposit, charge, monitor', async () => {
    await credit(5000, `deposit_${customerId}`);
    await client.customers.wallets.ledgerEntries.create(customerId, {
      amount: 1500,
      currency: 'USD',
      entry_type: 'debit',
      reason: 'Service purchase - monthly subscription',
      idempotency_key: `purchase_${customerId}`,
    });
    const wallets = await client.customers.wallets.list(customerId);
    expect(wallets.items.find((wallet) => wallet.currency === 'USD')?.balance).toBe(3500);
    expect(wallets.total_balance_usd).toBe(3500);
  });

  test('USD and INR stand apart', async () => {
    await credit(20_000, `usd_deposit_${customerId}`);
    await client.customers.wallets.ledgerEntries.create(customerId, {
      amount: 1_500_000,
      currency: 'INR',
      entry_type: 'credit',
      reason: 'INR account funding',
      idempotency_key: `inr_deposit_${customerId}`,
    });
    expect(await balanceIn('USD')).toBe(20_000);
    expect(await balanceIn('INR')).toBe(1_500_000);
    const { items } = await client.customers.wallets.ledgerEntries.list(customerId, { currency: 'INR' });
    expect(items.map(({ amount, currency }) => [amount, currency])).toEqual([[1_500_000, 'INR']]);
  });

  test('a repeated key is a 409, at once and without another effect', async () => {
    async function addFundsSafely(amount: number, reason: string, idempotencyKey: string) {
      try {
        const result = await client.customers.wallets.ledgerEntries.create(customerId, {
          amount,
          currency: 'USD',
          entry_type: 'credit',
          reason,
          idempotency_key: idempotencyKey,
        });
        return { success: true, wallet: result };
      } catch (error) {
        if (error instanceof DodoPayments.APIError && error.status === 409) {
          return { success: true, wallet: null, duplicate: true };
        }
        throw error;
      }
    }
    const key = `deposit_${customerId}_${Date.now()}`;
    const first = await addFundsSafely(2500, 'Deposit', key);
    expect(first.wallet?.balance).toBe(2500);
    const start = performance.now();
    expect(await addFundsSafely(2500, 'Deposit', key)).toEqual({
      success: true,
      wallet: null,
      duplicate: true,
    });
    expect(await addFundsSafely(9900, 'Something else', key)).toMatchObject({ duplicate: true });
    // Its SDK waits half a second and more before it tries again: it did not.
    expect(performance.now() - start).toBeLessThan(450);
    expect(await balanceIn('USD')).toBe(2500);
  });

  test('check balance before an operation', async () => {
    async function checkBalanceBeforeOperation(requiredAmount: number) {
      const wallets = await client.customers.wallets.list(customerId);
      const usdWallet = wallets.items.find((wallet) => wallet.currency === 'USD');
      if (!usdWallet || usdWallet.balance < requiredAmount) {
        throw new Error('Insufficient funds for this operation');
      }
      return usdWallet.balance;
    }
    await credit(1200);
    expect(await checkBalanceBeforeOperation(1200)).toBe(1200);
    await expect(checkBalanceBeforeOperation(1201)).rejects.toThrow('Insufficient funds');
  });

  test('45 entries are listed complete and without repeats, however the paging starts', async () => {
    for (let count = 1; count <= 45; count += 1) await credit(count);
    const expected = Array.from({ length: 45 }, (_, index) => 45 - index);
    for (const query of [
      undefined,
      { page_number: 0 },
      { page_size: 7 },
      { page_number: 0, page_size: 100 },
    ]) {
      const amounts: number[] = [];
      for await (const entry of client.customers.wallets.ledgerEntries.list(customerId, query)) {
        amounts.push(entry.amount);
      }
      expect(amounts).toEqual(expected);
    }
  });

  test('customers are read, changed and found', async () => {
    const email = `${customerId}@example.com`;
    await client.customers.update(customerId, { email, metadata: { plan: 'pro', seats: 3 } });
    expect(await client.customers.retrieve(customerId)).toMatchObject({
      customer_id: customerId,
      name: 'Jane Doe',
      email,
      metadata: { plan: 'pro', seats: '3' },
    });
    const { items } = await client.customers.list({ email });
    expect(items.map(({ customer_id }) => customer_id)).toEqual([customerId]);
  });

  test('a portal session is a link', async () => {
    const session = await client.customers.customerPortal.create(customerId, { send_email: false });
    expect(session.link).toMatch(/^http:\/\/wallet\.test\/#session=cst_/);
  });

  describe('what is refused, with nothing written', () => {
    const entry = { amount: 100, currency: 'USD', entry_type: 'credit' } as const;
    test.each([
      ['a float', { ...entry, amount: 1.5 }],
      ['a negative amount', { ...entry, amount: -1 }],
      ['zero', { ...entry, amount: 0 }],
      ['beyond 2^53−1', { ...entry, amount: 2 ** 53 }],
      ['an unknown currency', { ...entry, currency: 'XQX' }],
      ['a currency without a wallet', { ...entry, currency: 'EUR' }],
      ['an unknown type', { ...entry, entry_type: 'gift' }],
      ['an unknown field', { ...entry, color: 'red' }],
    ])('%s', async (_, body) => {
      const { status, body: error } = await server.call(
        'POST',
        `/dodo/customers/${customerId}/wallets/ledger-entries`,
        { body },
      );
      expect(status).toBe(422);
      expect(error).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) });
      expect(await balanceIn('USD')).toBe(0);
    });

    test('an unknown customer, a wrong key and an unknown path', async () => {
      await expect(client.customers.wallets.list('cus_nobody')).rejects.toMatchObject({ status: 404 });
      const stranger = client.withOptions({ bearerToken: 'sk_test_wrong', maxRetries: 0 });
      await expect(stranger.customers.wallets.list(customerId)).rejects.toMatchObject({ status: 401 });
      const unknown = await server.call('GET', '/dodo/nothing');
      expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    });
  });
});
