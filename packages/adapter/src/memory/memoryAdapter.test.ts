import { describe, expect, test, vi } from 'vitest';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { MemoryWalletAdapter } from './MemoryWalletAdapter.ts';
import { type MemoryAdapterOptions, memoryAdapter } from './memoryAdapter.ts';
import { type MemoryScenario, memoryScenarios } from './memoryScenarios.ts';

const now = () => new Date('2025-11-21T12:00:00Z');
const usd = (amount: number) => ({ amount, currency: 'USD' });
const dayMs = 86_400_000;

function start(scenario: MemoryScenario, options: MemoryAdapterOptions = {}) {
  return memoryAdapter({ scenario, now, latencyMs: 0, ...options });
}

async function dollars(adapter: WalletAdapter): Promise<WalletBalance> {
  const wallets = await adapter.listWallets();
  return adapter.getBalance({ walletId: wallets.find(({ currency }) => currency === 'USD')?.id ?? '' });
}

async function topUp(adapter: MemoryWalletAdapter, key = 'k') {
  const { walletId } = await dollars(adapter);
  const quote = await adapter.createQuote?.({ walletId, amount: usd(100_00) });
  const [method] = (await adapter.listPaymentMethods?.()) ?? [];
  const request = { quoteId: quote?.id ?? '', paymentMethodId: method?.id ?? '' };
  return adapter.createTopUp?.(request, { idempotencyKey: key });
}

describe('scenarios', () => {
  test.each(memoryScenarios.filter((scenario) => scenario !== 'loading'))(
    '%s starts the same way twice',
    async (scenario) => {
      const reading = (adapter: WalletAdapter) => adapter.listWallets().catch((error: unknown) => error);
      expect(await reading(start(scenario))).toEqual(await reading(start(scenario)));
    },
  );

  test('default has the figures of the screenshots', async () => {
    const adapter = start('default');
    const balance = await dollars(adapter);
    expect(balance).toMatchObject({
      balance: usd(1_398_50),
      pendingCharges: usd(150_00),
      availableBalance: usd(1_248_50),
      promotionalBalance: usd(25_00),
      nextExpiry: { amount: usd(25_00), expiresAt: '2025-12-31T12:00:00.000Z' },
    });
    const { items } = await adapter.listEntries({ walletId: balance.walletId, limit: 4 });
    expect(
      items.map(({ reason, amount, balanceAfter }) => [reason, amount.amount, balanceAfter.amount]),
    ).toEqual([
      ['Invoice INV-0042', -150_00, 1_398_50],
      ['Top-up', 500_00, 1_548_50],
      ['Refund of INV-0039', 48_50, 1_048_50],
      ['Welcome bonus', 25_00, 1_000_00],
    ]);
    const { topUp } = await adapter.getSession();
    expect(topUp[0]?.presets.map(({ amount, bonus }) => [amount.amount, bonus.amount])).toEqual([
      [25_00, 0],
      [50_00, 0],
      [100_00, 5_00],
      [250_00, 20_00],
    ]);
  });

  test.each([
    ['frozen', { status: 'frozen', balance: usd(1_398_50) }],
    ['closed', { status: 'closed', balance: usd(0), pendingCharges: usd(0), promotionalBalance: usd(0) }],
    ['negative', { balance: usd(-5_00), availableBalance: usd(-5_00), promotionalBalance: usd(0) }],
    ['low', { availableBalance: usd(8_20) }],
    ['expiring', { nextExpiry: { amount: usd(40_00), expiresAt: '2025-11-24T12:00:00.000Z' } }],
    ['pending', { pendingCharges: usd(245_24) }],
    ['empty', { balance: usd(0), nextExpiry: null }],
  ] as [MemoryScenario, Partial<WalletBalance>][])('%s', async (scenario, expected) => {
    expect(await dollars(start(scenario))).toMatchObject(expected);
  });

  test.each([
    ['decline', 'failed'],
    ['threeDSecure', 'requiresAction'],
    ['delayed', 'processing'],
    ['default', 'settled'],
  ] as const)('%s: a charge of the first payment method is %s', async (scenario, status) => {
    expect(await topUp(start(scenario))).toMatchObject({ status });
  });

  test.each([
    ['offline', 'network_error'],
    ['error', 'internal_error'],
    ['sessionExpired', 'session_expired'],
    ['noPermission', 'forbidden'],
  ] as const)('%s rejects with %s', async (scenario, code) => {
    await expect(start(scenario).listWallets()).rejects.toMatchObject({ code });
  });

  test('viewOnly can read but not create a quote', async () => {
    const adapter = start('viewOnly');
    const { walletId } = await dollars(adapter);
    const quote = adapter.createQuote?.({ walletId, amount: usd(100_00) });
    await expect(quote).rejects.toMatchObject({ code: 'forbidden', facts: { scope: 'topUp' } });
  });

  test('minimal has no optional methods', () => {
    const { createQuote, listPaymentMethods, addPaymentMethod, streamEvents } = start('minimal');
    expect([createQuote, listPaymentMethods, addPaymentMethod, streamEvents]).toEqual(
      Array(4).fill(undefined),
    );
  });

  test('many has entryCount more entries and the same balance', async () => {
    const adapter = start('many', { entryCount: 100_000 });
    const { walletId, balance } = await dollars(adapter);
    expect(balance).toEqual(usd(1_398_50));
    const { items } = await adapter.listEntries({ walletId, limit: 1 });
    expect(items[0]?.number).toBe(100_018);
  });

  test('slow takes seconds, loading never ends, and both can be aborted', async () => {
    vi.useFakeTimers();
    const slow = memoryAdapter({ scenario: 'slow' }).listWallets();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await slow).toHaveLength(4);
    const leaving = new AbortController();
    const loading = memoryAdapter({ scenario: 'loading' }).listWallets({ signal: leaving.signal });
    leaving.abort(new Error('left'));
    await expect(loading).rejects.toThrow('left');
    vi.useRealTimers();
  });

  test('feesAndTax adds both to the total, rounded half up', async () => {
    const adapter = start('feesAndTax');
    const { walletId } = await dollars(adapter);
    expect(await adapter.createQuote?.({ walletId, amount: usd(100_00) })).toMatchObject({
      fee: usd(2_90),
      tax: usd(19_55),
      total: usd(122_45),
      bonus: usd(5_00),
    });
  });
});

describe('control', () => {
  test('a credit clears a negative balance first', async () => {
    const adapter = start('negative');
    const { walletId } = await dollars(adapter);
    adapter.post({ walletId, amount: usd(3_00), source: 'promotion' });
    expect(await dollars(adapter)).toMatchObject({ balance: usd(-2_00), promotionalBalance: usd(0) });
    adapter.post({ walletId, amount: usd(10_00), source: 'promotion' });
    expect(await dollars(adapter)).toMatchObject({ balance: usd(8_00), promotionalBalance: usd(8_00) });
  });

  test('expired funds leave once, except for what a hold reserves', async () => {
    const adapter = start('expiring');
    const { walletId, balance, availableBalance } = await dollars(adapter);
    adapter.hold({ walletId, amount: usd(availableBalance.amount - 30_00) });
    adapter.advance(4 * dayMs);
    adapter.advance(1);
    expect((await dollars(adapter)).balance).toEqual(usd(balance.amount - 30_00));
  });

  test('consumes the soonest expiry first, promotional before paid', async () => {
    const adapter = start('empty');
    const { walletId } = await dollars(adapter);
    const at = (days: number) => new Date(now().getTime() + days * dayMs).toISOString();
    adapter.post({ walletId, amount: usd(10), source: 'merchant' });
    adapter.post({ walletId, amount: usd(10), source: 'promotion' });
    adapter.post({ walletId, amount: usd(10), source: 'promotion', expiresAt: at(9) });
    adapter.post({ walletId, amount: usd(10), source: 'merchant', expiresAt: at(5) });
    adapter.post({ walletId, amount: usd(-25), source: 'usage' });
    expect(await dollars(adapter)).toMatchObject({ promotionalBalance: usd(5), nextExpiry: null });
    adapter.post({ walletId, amount: usd(10), source: 'promotion', expiresAt: at(1), priority: 2 });
    adapter.post({ walletId, amount: usd(-10), source: 'usage' });
    expect(await dollars(adapter)).toMatchObject({ promotionalBalance: usd(10) });
  });

  test('captures a part of a hold, but not more than it reserves', async () => {
    const adapter = start('empty');
    const { walletId } = await dollars(adapter);
    adapter.post({ walletId, amount: usd(100), source: 'merchant' });
    const holdId = adapter.hold({ walletId, amount: usd(80) });
    expect(() => adapter.release(holdId, usd(81))).toThrow(
      expect.objectContaining({ code: 'hold_exceeded' }),
    );
    adapter.release(holdId, usd(30));
    expect(() => adapter.release(holdId)).toThrow(expect.objectContaining({ code: 'hold_not_open' }));
    expect(await dollars(adapter)).toMatchObject({ balance: usd(70), pendingCharges: usd(0) });
  });

  test('a delayed top-up settles after days, unless the wallet is closed', async () => {
    const adapter = start('delayed');
    const [first, second] = [await topUp(adapter, 'k1'), await topUp(adapter, 'k2')];
    adapter.advance(3 * dayMs);
    expect(await adapter.getTopUp?.({ topUpId: first?.id ?? '' })).toMatchObject({ status: 'settled' });
    expect(await adapter.getTopUp?.({ topUpId: second?.id ?? '' })).toMatchObject({ status: 'settled' });
    const third = await topUp(adapter, 'k3');
    adapter.close((await dollars(adapter)).walletId);
    expect(adapter.settleTopUp(third?.id ?? '')).toMatchObject({ failure: { code: 'wallet_closed' } });
  });

  test('a lost response fails after the top-up has settled', async () => {
    const adapter = start('default');
    const before = await dollars(adapter);
    adapter.failNext('network_error', { operation: 'createTopUp', at: 'response' });
    await expect(topUp(adapter)).rejects.toMatchObject({ code: 'network_error' });
    expect((await dollars(adapter)).balance).toEqual(usd(before.balance.amount + 105_00));
  });

  test('an outage lasts until it is ended', async () => {
    const adapter = start('default');
    adapter.setOutage('service_unavailable');
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(adapter.listWallets()).rejects.toMatchObject({ code: 'service_unavailable' });
    }
    adapter.setOutage(null);
    expect(await adapter.listWallets()).toHaveLength(4);
  });

  test('returns copies', async () => {
    const adapter = start('default');
    const balance = await dollars(adapter);
    balance.balance.amount = 0;
    const [wallet] = await adapter.listWallets();
    if (wallet) wallet.status = 'closed';
    expect(await dollars(adapter)).toMatchObject({ balance: usd(1_398_50), status: 'active' });
  });
});
