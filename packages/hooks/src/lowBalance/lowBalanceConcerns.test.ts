import type { WalletBalance, WalletForecast } from '@coffer/adapter';
import { describe, expect, test } from 'vitest';
import type { LowBalanceFacts } from './LowBalance.ts';
import { lowBalanceConcerns } from './lowBalanceConcerns.ts';

const now = new Date('2025-11-21T12:00:00Z');
const usd = (amount: number) => ({ amount, currency: 'USD' });

function balanceOf(change: Partial<WalletBalance> = {}): WalletBalance {
  return {
    walletId: 'wallet_1',
    status: 'active',
    sequence: 7,
    asOf: now.toISOString(),
    nextExpiry: null,
    balance: usd(10_000),
    pendingCharges: usd(0),
    availableBalance: usd(10_000),
    promotionalBalance: usd(0),
    ...change,
  };
}

function forecastOf(days: number | null): WalletForecast {
  return {
    walletId: 'wallet_1',
    basisDays: 30,
    averageDailySpend: usd(100),
    asOf: now.toISOString(),
    daysLeft: days === null ? null : { min: 1, max: days },
    expiringAtRisk: usd(0),
  };
}

function concernsOf(facts: Partial<LowBalanceFacts>) {
  const known = { balance: balanceOf(), forecast: undefined, autoTopUp: undefined, alertSettings: undefined };
  return lowBalanceConcerns({ ...known, ...facts }, now).map(
    ({ reason, severity }) => `${reason} ${severity}`,
  );
}

describe('days that the balance lasts, by the slower forecast pace', () => {
  test.each([
    [15, []],
    [14, ['runningOut info']],
    [8, ['runningOut info']],
    [7, ['runningOut warning']],
    [3, ['runningOut warning']],
    [2, ['runningOut critical']],
    [null, []],
  ])('%s days left', (days, expected) => {
    expect(concernsOf({ forecast: forecastOf(days) })).toEqual(expected);
  });
});

describe('expiring funds', () => {
  const expiring = (days: number, amount = usd(500)) => {
    const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString();
    return concernsOf({ balance: balanceOf({ nextExpiry: { amount, expiresAt } }) });
  };
  test.each([
    [7.1, []],
    [7, ['fundsExpiring info']],
    [2.1, ['fundsExpiring info']],
    [2, ['fundsExpiring warning']],
  ])('in %s days', (days, expected) => {
    expect(expiring(days)).toEqual(expected);
  });
  test('ignores an expiry of nothing', () => expect(expiring(1, usd(0))).toEqual([]));
});

test('warns below the threshold and is critical below a quarter of it', () => {
  const alertSettings = {
    walletId: 'wallet_1',
    enabled: true,
    threshold: usd(2_000),
    channels: [],
    availableChannels: [],
    version: 1,
  };
  const at = (amount: number) =>
    concernsOf({ alertSettings, balance: balanceOf({ availableBalance: usd(amount) }) });
  expect([at(2_000), at(1_999), at(500), at(499), at(0)]).toEqual([
    [],
    ['belowThreshold warning'],
    ['belowThreshold warning'],
    ['belowThreshold critical'],
    ['empty empty'],
  ]);
  const balance = balanceOf({ availableBalance: usd(0), balance: usd(-1) });
  expect(concernsOf({ alertSettings, balance })).toEqual(['owed empty']);
});

test('reports nothing for a closed wallet', () => {
  const balance = balanceOf({ status: 'closed', availableBalance: usd(0), balance: usd(0) });
  expect(concernsOf({ balance, forecast: forecastOf(1) })).toEqual([]);
});
