import DodoPayments from 'dodopayments';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Listener, listen } from '../../apps/demo-server/src/platform/listen.ts';
import { runTimedJobs } from '../../apps/demo-server/src/testing/runJobs.ts';
import { testSecretKey } from '../../apps/demo-server/src/testing/startTestServer.ts';
import { type Guide, startGuide } from './startGuide.ts';

/** Checks each promise of Dodo Payments' guide "Customer Wallets", in its order, with the vendor's own SDK. */
let guide: Guide;
let listener: Listener;
let client: DodoPayments;
let customerId: string;
beforeAll(async () => {
  guide = await startGuide();
  listener = await listen({ port: 0, host: '127.0.0.1' });
  listener.serve(guide.server.app.fetch);
  client = new DodoPayments({
    bearerToken: testSecretKey,
    baseURL: `http://127.0.0.1:${listener.port}/dodo`,
  });
});
afterAll(async () => {
  await listener.drain(1000);
  await guide.stop();
});
beforeEach(async () => {
  const customer = await client.customers.create({ name: 'Jane Doe', email: 'jane@example.com' });
  customerId = customer.customer_id;
});

type Entry = DodoPayments.Customers.Wallets.LedgerEntryCreateParams;
const write = (entry: Omit<Entry, 'currency'> & Partial<Pick<Entry, 'currency'>>) =>
  client.customers.wallets.ledgerEntries.create(customerId, { currency: 'USD', ...entry });
const credit = (amount: number, rest: Partial<Entry> = {}) =>
  write({ amount, entry_type: 'credit', ...rest });
const debit = (amount: number, rest: Partial<Entry> = {}) => write({ amount, entry_type: 'debit', ...rest });
const history = async () => (await client.customers.wallets.ledgerEntries.list(customerId)).items;
const balanceIn = async (currency: string) => {
  const { items } = await client.customers.wallets.list(customerId);
  return items.find((wallet) => wallet.currency === currency)?.balance;
};
/** The same wallet's id in the engine's own API. */
const walletIdIn = async (currency: string): Promise<string> => {
  const { items } = await guide.ask('GET', `/v1/customers/${customerId}/wallets`);
  return items.find((wallet: { currency: string }) => wallet.currency === currency)?.id;
};
const openInvoice = async (total: number) => {
  const lines = [
    { description: 'Pro plan, monthly', quantity: 1, unitAmount: { amount: total, currency: 'USD' } },
  ];
  const body = { currency: 'USD', lines, dueAt: null };
  const { id } = await guide.ask('POST', `/v1/customers/${customerId}/invoices`, body);
  return guide.ask('POST', `/v1/invoices/${id}/open`);
};
const saveCard = () =>
  guide.ask('POST', `/v1/customers/${customerId}/payment-methods`, { token: 'pm_card_visa' });

describe('What are Customer Wallets?', () => {
  test('every customer gets a wallet with the account', async () => {
    const { items } = await client.customers.wallets.list(customerId);
    expect(items.map((wallet) => wallet.customer_id)).toEqual([customerId, customerId]);
  });

  test('prepaid funds are kept for subscription payments to come', async () => {
    await credit(3_000);
    expect(await openInvoice(1_200)).toMatchObject({ status: 'paid' });
    expect(await openInvoice(1_200)).toMatchObject({ status: 'paid' });
    expect(await balanceIn('USD')).toBe(600);
  });

  test('a refund can become balance instead of going to the card', async () => {
    await saveCard();
    const invoice = await openInvoice(2_000);
    await guide.ask('POST', `/v1/invoices/${invoice.id}/refunds`, { destination: 'wallet' });
    expect(await balanceIn('USD')).toBe(2_000);
    expect((await history())[0]).toMatchObject({ event_type: 'refund', is_credit: true });
  });

  test('promotional balance can be issued, and never becomes cash', async () => {
    const walletId = await walletIdIn('USD');
    await guide.ask('POST', `/v1/wallets/${walletId}/entries`, {
      type: 'credit',
      amount: { amount: 500, currency: 'USD' },
      fundedBy: 'promotion',
    });
    expect(await balanceIn('USD')).toBe(500);
    const closure = await guide.ask('POST', `/v1/wallets/${walletId}/close`, {});
    expect([closure.refunded.amount, closure.forfeited.amount]).toEqual([0, 500]);
  });

  test('wallet funds are applied to invoices automatically', async () => {
    await credit(1_000);
    expect(await openInvoice(800)).toMatchObject({ status: 'paid' });
    expect(await balanceIn('USD')).toBe(200);
  });

  test('monetary transactions are tracked in a detailed ledger', async () => {
    await credit(1_000, { reason: 'Deposit' });
    await debit(300, { reason: 'Charge' });
    expect(await history()).toEqual([
      expect.objectContaining({
        amount: 300,
        is_credit: false,
        before_balance: 1_000,
        after_balance: 700,
        reason: 'Charge',
      }),
      expect.objectContaining({
        amount: 1_000,
        is_credit: true,
        before_balance: 0,
        after_balance: 1_000,
        reason: 'Deposit',
      }),
    ]);
  });

  test('USD and INR have separate balances', async () => {
    await credit(1_000);
    await credit(70_000, { currency: 'INR' });
    expect([await balanceIn('USD'), await balanceIn('INR')]).toEqual([1_000, 70_000]);
  });
});

describe('How It Works', () => {
  test('the wallet pays first, and only the rest is charged to the primary payment method', async () => {
    await saveCard();
    await credit(500);
    const { payments, status } = await openInvoice(2_000);
    expect(status).toBe('paid');
    expect(
      payments.map((one: { method: { type: string }; amount: { amount: number } }) => [
        one.method.type,
        one.amount.amount,
      ]),
    ).toEqual([
      ['wallet', 500],
      ['paymentMethod', 1_500],
    ]);
  });

  describe('Automatic Setup', () => {
    test('a new customer has a wallet at zero, which can be funded through the API at once', async () => {
      expect(await balanceIn('USD')).toBe(0);
      expect(await credit(100)).toMatchObject({ currency: 'USD', balance: 100 });
    });
  });

  describe('Multi-Currency Support', () => {
    test.each(['USD', 'INR'] as const)(
      'the balance in %s is an integer of its smallest unit',
      async (currency) => {
        await credit(12_345, { currency });
        expect(await balanceIn(currency)).toBe(12_345);
        await expect(credit(0.5, { currency })).rejects.toMatchObject({ status: 422 });
      },
    );

    test('there are only USD and INR to begin with; more currencies, announced there, can be opened here', async () => {
      const { items } = await client.customers.wallets.list(customerId);
      expect(items.map((wallet) => wallet.currency).sort()).toEqual(['INR', 'USD']);
      await guide.ask('POST', `/v1/customers/${customerId}/wallets`, { currency: 'EUR' });
      expect(await credit(900, { currency: 'EUR' })).toMatchObject({ currency: 'EUR', balance: 900 });
    });
  });
});

describe('Working with Wallets', () => {
  test('check balances: what a customer has in all currencies', async () => {
    await credit(1_000);
    await credit(5_000, { currency: 'INR' });
    const { items } = await client.customers.wallets.list(customerId);
    expect(items.map(({ currency, balance }) => [currency, balance])).toEqual([
      ['USD', 1_000],
      ['INR', 5_000],
    ]);
  });

  test('add or deduct: `credit` adds and `debit` subtracts, and a reason can be given for the audit trail', async () => {
    expect(await credit(1_000, { reason: 'Welcome' })).toMatchObject({ balance: 1_000 });
    expect(await debit(400, { reason: 'March' })).toMatchObject({ balance: 600 });
    expect((await history()).map(({ reason }) => reason)).toEqual(['March', 'Welcome']);
  });

  test('the transaction history has every credit and debit, to reconcile by', async () => {
    for (let amount = 1; amount <= 25; amount += 1) await credit(amount);
    await debit(5);
    let sum = 0;
    let count = 0;
    for await (const entry of client.customers.wallets.ledgerEntries.list(customerId)) {
      sum += entry.is_credit ? entry.amount : -entry.amount;
      count += 1;
    }
    expect([count, sum]).toEqual([26, await balanceIn('USD')]);
  });
});

describe('Real-World Examples', () => {
  test('refund to wallet: the amount is added to the balance, once a payment', async () => {
    async function refundToWallet(refundAmount: number, originalPaymentId: string) {
      await client.customers.wallets.ledgerEntries.create(customerId, {
        amount: refundAmount,
        currency: 'USD',
        entry_type: 'credit',
        reason: `Refund for payment ${originalPaymentId}`,
        idempotency_key: `refund_${originalPaymentId}`,
      });
    }
    const payment = `pay_${customerId}`;
    await refundToWallet(1_999, payment);
    await expect(refundToWallet(1_999, payment)).rejects.toMatchObject({ status: 409 });
    expect(await history()).toMatchObject([{ amount: 1_999, reason: `Refund for payment ${payment}` }]);
  });

  test('D8 welcome bonus: a new customer starts with a balance, which is promotional if the settings say so', async () => {
    const dodoPromotionalCredits = { reasonPrefixes: ['welcome bonus'], keyPrefixes: ['bonus_'] };
    await guide.ask('PATCH', '/v1/settings', { settings: { dodoPromotionalCredits } });
    const added = await client.customers.wallets.ledgerEntries.create(customerId, {
      amount: 1_000,
      currency: 'USD',
      entry_type: 'credit',
      reason: 'Welcome bonus - $10 promotional balance',
      idempotency_key: `welcome_${customerId}`,
    });
    expect(added.balance).toBe(1_000);
    const entry = { amount: 200, currency: 'USD', entry_type: 'credit' } as const;
    const { ledgerEntries } = client.customers.wallets;
    await ledgerEntries.create(customerId, { ...entry, idempotency_key: `bonus_${customerId}` });
    await ledgerEntries.create(customerId, { ...entry, reason: 'Refund' });
    const closure = await guide.ask('POST', `/v1/wallets/${await walletIdIn('USD')}/close`, {});
    expect([closure.refunded.amount, closure.forfeited.amount]).toEqual([200, 1_200]);
  });

  test('subscription payment: a charge is deducted, and too little balance is a 400', async () => {
    async function deductForPurchase(purchaseAmount: number, purchaseId: string): Promise<string> {
      try {
        await client.customers.wallets.ledgerEntries.create(customerId, {
          amount: purchaseAmount,
          currency: 'USD',
          entry_type: 'debit',
          reason: 'Subscription charge - monthly billing',
          idempotency_key: `charge_${purchaseId}`,
        });
        return 'charged';
      } catch (error) {
        if (!(error instanceof DodoPayments.APIError) || error.status !== 400) throw error;
        expect(error.error).toEqual({
          code: 'INSUFFICIENT_WALLET_FUNDS',
          message: 'Insufficient funds in wallet',
        });
        return 'Insufficient wallet balance';
      }
    }
    await credit(2_000);
    expect(await deductForPurchase(1_500, `${customerId}_1`)).toBe('charged');
    expect(await deductForPurchase(1_500, `${customerId}_2`)).toBe('Insufficient wallet balance');
    expect(await balanceIn('USD')).toBe(500);
  });

  describe('Prepaid Billing System', () => {
    test('1: a deposit adds the initial funds', async () => {
      const deposit = {
        reason: 'Account funding - prepaid deposit',
        idempotency_key: `deposit_${customerId}`,
      };
      expect(await credit(5_000, deposit)).toMatchObject({ balance: 5_000 });
    });

    test('2: the balance is applied to purchases as they come', async () => {
      await credit(5_000);
      const purchase = {
        reason: 'Service purchase - monthly subscription',
        idempotency_key: `purchase_${customerId}`,
      };
      expect(await debit(1_500, purchase)).toMatchObject({ balance: 3_500 });
    });

    test('3: customers with a low balance can be found and notified', async () => {
      const told: [string, number][] = [];
      async function monitor() {
        const wallets = await client.customers.wallets.list(customerId);
        const balance = wallets.items.find((wallet) => wallet.currency === 'USD')?.balance ?? 0;
        if (balance < 1_000) told.push([customerId, balance]);
      }
      await credit(1_000);
      await monitor();
      await debit(1);
      await monitor();
      expect(told).toEqual([[customerId, 999]]);
    });
  });

  test.each([
    ['USD', 20_000, 'USD account funding'],
    ['INR', 1_500_000, 'INR account funding'],
  ] as const)('multi-currency: funds in %s are managed apart', async (currency, amount, reason) => {
    await credit(amount, { currency, reason, idempotency_key: `deposit_${currency}_${customerId}` });
    const { items } = await client.customers.wallets.ledgerEntries.list(customerId, { currency });
    expect(items).toMatchObject([{ currency, amount, after_balance: amount, reason }]);
    expect(await balanceIn(currency === 'USD' ? 'INR' : 'USD')).toBe(0);
  });
});

describe('Best Practices', () => {
  test('an idempotency key prevents a second addition for the same event: 409, at once', async () => {
    async function addFundsSafely(amount: number, reason: string, idempotencyKey: string) {
      try {
        const wallet = await credit(amount, { reason, idempotency_key: idempotencyKey });
        return { success: true, wallet };
      } catch (error) {
        if (!(error instanceof DodoPayments.APIError) || error.status !== 409) throw error;
        return { success: true, wallet: null, duplicate: true };
      }
    }
    const key = `Deposit_${customerId}_${Date.now()}`;
    expect((await addFundsSafely(2_500, 'Deposit', key)).wallet?.balance).toBe(2_500);
    const repeated = { success: true, wallet: null, duplicate: true };
    expect(await addFundsSafely(2_500, 'Deposit', key)).toEqual(repeated);
    expect(await balanceIn('USD')).toBe(2_500);
    expect(await history()).toHaveLength(1);
  });

  test('balances can be checked before a large charge', async () => {
    async function checkBalanceBeforeOperation(requiredAmount: number) {
      const wallets = await client.customers.wallets.list(customerId);
      const usdWallet = wallets.items.find((wallet) => wallet.currency === 'USD');
      if (!usdWallet || usdWallet.balance < requiredAmount) throw new Error('Insufficient funds');
      return usdWallet.balance;
    }
    await credit(1_200);
    expect(await checkBalanceBeforeOperation(1_200)).toBe(1_200);
    await expect(checkBalanceBeforeOperation(1_201)).rejects.toThrow('Insufficient funds');
  });
});

describe("What's Coming Next, which is here", () => {
  const ask: Guide['ask'] = (...request) => guide.ask(...request);

  test('balance expiration: funds that expire after a period', async () => {
    const walletId = await walletIdIn('USD');
    const expiresAt = new Date(guide.server.wallet.now().getTime() + 3_600_000).toISOString();
    await credit(300);
    await ask('POST', `/v1/wallets/${walletId}/entries`, {
      type: 'credit',
      amount: { amount: 700, currency: 'USD' },
      fundedBy: 'externalPayment',
      grant: { expiresAt },
    });
    expect(await balanceIn('USD')).toBe(1_000);
    guide.server.advance(3_600_001);
    await runTimedJobs(guide.server.wallet);
    expect(await balanceIn('USD')).toBe(300);
  });

  test('better analytics: spending by reason and the balance day by day', async () => {
    await credit(1_000);
    await debit(300, { reason: 'API calls' });
    const walletId = await walletIdIn('USD');
    const { token } = await ask('POST', `/v1/customers/${customerId}/sessions`, {});
    const day = guide.server.wallet.now().toISOString().slice(0, 10);
    const path = `/wallet/wallets/${walletId}/analytics?from=${day}&to=${day}`;
    const analytics = await ask('GET', path, undefined, { token });
    expect(analytics.spend).toEqual([{ reason: 'API calls', amount: { amount: 300, currency: 'USD' } }]);
    expect(analytics.balances).toEqual([{ date: day, balance: { amount: 700, currency: 'USD' } }]);
  });

  test('D16 more webhooks: balance changes and low balances, in real time', async () => {
    const walletId = await walletIdIn('USD');
    await credit(5_000);
    const settings = { enabled: true, threshold: { amount: 2_000, currency: 'USD' }, channels: ['webhook'] };
    await ask('PUT', `/v1/wallets/${walletId}/alert-settings`, { ...settings, version: 0 });
    await debit(4_000);
    await guide.settle();
    const types = guide.receivedWebhooks(walletId).map(({ type }) => type);
    expect(types).toEqual([
      'wallet.created',
      'wallet.topped_up',
      'wallet.payment_made',
      'wallet.balance_low',
    ]);
  });
});
