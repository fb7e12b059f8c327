import { describe, expect, test } from 'vitest';
import type { AutoTopUp } from '../port/AutoTopUp.ts';
import { memoryAdapter } from './memoryAdapter.ts';
import type { MemoryScenario } from './memoryScenarios.ts';

const now = () => new Date('2025-11-21T12:00:00Z');
const usd = (amount: number) => ({ amount, currency: 'USD' });

async function start(scenario: MemoryScenario) {
  const adapter = memoryAdapter({ scenario, now });
  const [wallet] = await adapter.listWallets();
  return { adapter, walletId: wallet?.id ?? '' };
}

describe('auto top-up', () => {
  test.each([
    ['default', { status: 'off', settings: { paymentMethodId: expect.any(String) } }],
    ['autoTopUp', { status: 'active', usedThisMonth: usd(500_00), usedToday: 0 }],
    ['autoTopUpWaiting', { status: 'waiting', resumesAt: '2025-11-21T12:04:00.000Z' }],
    [
      'autoTopUpLimitReached',
      { status: 'limitReached', usedToday: 2, resumesAt: '2025-11-22T00:00:00.000Z' },
    ],
    ['autoTopUpDeclined', { status: 'waiting' }],
    ['autoTopUpPaused', { status: 'paused', paused: { code: 'card_declined' } }],
    ['autoTopUpRequiresAction', { status: 'requiresAction', action: { type: 'redirect' } }],
    ['autoTopUpMethodRemoved', { status: 'off', paused: { code: 'payment_method_removed' } }],
  ] as [MemoryScenario, Partial<AutoTopUp>][])('%s', async (scenario, expected) => {
    const { adapter, walletId } = await start(scenario);
    expect(await adapter.getAutoTopUp?.({ walletId })).toMatchObject(expected);
  });

  test('charges after the end of the cool-down', async () => {
    const { adapter, walletId } = await start('autoTopUpWaiting');
    adapter.advance(5 * 60_000);
    expect(await adapter.getAutoTopUp?.({ walletId })).toMatchObject({
      status: 'active',
      // The attempt that waited and the one before it.
      attempts: [{ status: 'settled', amount: usd(500_00) }, { status: 'settled' }],
    });
    expect((await adapter.getBalance({ walletId })).availableBalance.amount).toBeGreaterThan(500_00);
  });

  test('closing a wallet turns auto top-up off', async () => {
    const { adapter, walletId } = await start('autoTopUp');
    adapter.close(walletId);
    expect(await adapter.getAutoTopUp?.({ walletId })).toMatchObject({ status: 'off' });
  });
});

test('forecasts a range around the average spend', async () => {
  const { adapter, walletId } = await start('default');
  const forecast = await adapter.getForecast?.({ walletId });
  expect(forecast).toMatchObject({ basisDays: 60, averageDailySpend: usd(expect.any(Number)) });
  const { min = 0, max = 0 } = forecast?.daysLeft ?? {};
  const mean = 1_248_50 / (forecast?.averageDailySpend?.amount ?? 1);
  expect(min).toBeLessThanOrEqual(mean);
  expect(max).toBeGreaterThanOrEqual(mean);
});

test('counts credit that expires before it is spent as at risk', async () => {
  const { adapter, walletId } = await start('expiring');
  const { expiringAtRisk } = (await adapter.getForecast?.({ walletId })) ?? {};
  expect(expiringAtRisk).toEqual(usd(80_00));
});

test('the grants of the default wallet add up to its balance', async () => {
  const { adapter, walletId } = await start('default');
  const { items: grants } = (await adapter.listGrants?.({ walletId, limit: 100 })) ?? { items: [] };
  expect(grants.reduce((sum, { remaining }) => sum + remaining.amount, 0)).toBe(1_398_50);
  expect(grants.filter(({ kind }) => kind === 'promotional')).toMatchObject([
    { remaining: usd(25_00), expiresAt: '2025-12-31T12:00:00.000Z' },
  ]);
});

test('the scenario invoices has every status', async () => {
  const { adapter } = await start('invoices');
  const { items } = (await adapter.listInvoices?.({})) ?? { items: [] };
  expect(new Set(items.map(({ status }) => status))).toEqual(
    new Set(['open', 'paid', 'partiallyPaid', 'void']),
  );
  for (const { total, paid, due } of items) expect(paid.amount + due.amount).toBe(total.amount);
});

test('paying the open invoice uses its hold', async () => {
  const { adapter, walletId } = await start('default');
  const { items } = (await adapter.listInvoices?.({})) ?? { items: [] };
  const open = items.find(({ status }) => status === 'open');
  await adapter.payInvoice?.({ invoiceId: open?.id ?? '' }, { idempotencyKey: 'k' });
  expect(await adapter.getBalance({ walletId })).toMatchObject({
    balance: usd(1_248_50),
    pendingCharges: usd(0),
    availableBalance: usd(1_248_50),
  });
});

test.each([
  ['low', 8_20],
  ['spent', 0],
  ['alert', 24_00],
] as const)('%s has one low-balance event', async (scenario, available) => {
  const { adapter, walletId } = await start(scenario);
  expect((await adapter.getBalance({ walletId })).availableBalance).toEqual(usd(available));
  const { items } = (await adapter.listEvents?.({ after: '0', limit: 100 })) ?? { items: [] };
  expect(items.filter(({ type }) => type === 'wallet.balance_low')).toHaveLength(1);
});

test('the analytics of the default wallet end at its balance', async () => {
  const { adapter, walletId } = await start('default');
  const analytics = await adapter.getAnalytics?.({ walletId, from: '2025-10-23', to: '2025-11-21' });
  expect(analytics?.balances).toHaveLength(30);
  expect(analytics?.balances.at(-1)).toEqual({ date: '2025-11-21', balance: usd(1_398_50) });
  expect(analytics?.spend[0]).toEqual({ reason: 'Invoice INV-0042', amount: usd(150_00) });
});
