import { expect } from 'vitest';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money } from './expectations.ts';
import { expectStatus, saveMethod, topUpWith } from './payment.ts';
import { requireMethods } from './requireMethods.ts';

/** Tests of forecast, analytics and receipts. */
export function insightContract(contract: ContractTest): void {
  contract('has no forecast for a new wallet', ['forecast'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { getForecast } = requireMethods(adapter, 'getForecast');
    expect(await getForecast({ walletId })).toMatchObject({
      walletId,
      averageDailySpend: null,
      daysLeft: null,
      expiringAtRisk: money(0),
    });
    await expectRejection('not_found', getForecast({ walletId: (await control.otherCustomer()).walletId }));
  });

  contract(
    'calculates analytics that agree with the entries',
    ['analytics'],
    async ({ adapter, control }) => {
      const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
      for (const [amount, reason] of [
        [-700, 'Jobs'],
        [-300, 'Storage'],
        [-100, 'Jobs'],
      ] as const) {
        await control.post({ walletId, amount: money(amount), reason });
      }
      const { items } = await adapter.listEntries({ walletId });
      const to = items[0]?.createdAt.slice(0, 10) ?? '';
      const from = new Date(Date.parse(to) - 2 * 86_400_000).toISOString().slice(0, 10);
      const { getAnalytics } = requireMethods(adapter, 'getAnalytics');
      const analytics = await getAnalytics({ walletId, from, to });
      expect(analytics).toMatchObject({ walletId, from, to });
      expect(analytics.balances).toHaveLength(3);
      expect(analytics.balances.at(0)).toEqual({ date: from, balance: money(0) });
      expect(analytics.balances.at(-1)).toEqual({ date: to, balance: money(8_900) });
      const sum = (direction: 'in' | 'out') =>
        analytics.flows.reduce((total, flow) => total + flow[direction].amount, 0);
      expect([sum('in'), sum('out')]).toEqual([10_000, 1_100]);
    },
  );

  contract('rejects invalid days', ['analytics'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const { getAnalytics } = requireMethods(adapter, 'getAnalytics');
    for (const [from, to] of [
      ['2025-01-02', '2025-01-01'],
      ['2024-01-01', '2025-02-01'],
      ['yesterday', '2025-01-01'],
    ] as const) {
      await expectRejection('invalid_request', getAnalytics({ walletId, from, to }));
    }
    const other = await control.otherCustomer();
    const days = { from: '2025-01-01', to: '2025-01-02' };
    await expectRejection('not_found', getAnalytics({ walletId: other.walletId, ...days }));
  });

  contract(
    'returns a receipt with the amounts and the payment method of a top-up',
    ['receipts', 'topUp'],
    async (subject) => {
      const { adapter } = subject;
      const topUp = await expectStatus(adapter, await topUpWith(subject, 'success'), 'settled');
      const { walletId, entryId, amount, total } = topUp;
      const receipt = await requireMethods(adapter, 'getReceipt').getReceipt({
        walletId,
        entryId: entryId ?? '',
      });
      expect(receipt.entry).toMatchObject({ id: entryId, amount });
      expect(receipt.lines.at(0)).toEqual({ kind: 'amount', amount });
      expect(receipt.lines.at(-1)).toEqual({ kind: 'total', amount: total });
      expect(receipt.paidWith).not.toBeNull();
      await saveMethod(subject, 'success');
    },
  );

  contract('returns a receipt without a payment for a debit', ['receipts'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.post({ walletId, amount: money(-500), reason: 'A job' });
    const { getReceipt } = requireMethods(adapter, 'getReceipt');
    const [entry] = (await adapter.listEntries({ walletId, limit: 1 })).items;
    const receipt = await getReceipt({ walletId, entryId: entry?.id ?? '' });
    expect(receipt).toMatchObject({ entry, lines: [], paidWith: null });
    expect(await getReceipt({ walletId, entryId: entry?.id ?? '' })).toEqual(receipt);
    await expectRejection('not_found', getReceipt({ walletId, entryId: 'no-such-entry' }));
    const other = await control.otherCustomer();
    await expectRejection('not_found', getReceipt({ walletId: other.walletId, entryId: entry?.id ?? '' }));
    const [theirs] = (await other.adapter.listEntries({ walletId: other.walletId, limit: 1 })).items;
    await expectRejection('not_found', getReceipt({ walletId, entryId: theirs?.id ?? '' }));
  });
}
