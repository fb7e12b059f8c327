import type { Entry } from '@coffer/adapter';

const newestAt = Date.UTC(2025, 10, 21, 12);
const minuteMs = 60_000;

/** Generates a long history, newest first, the same in each run. */
export function entriesOf(walletId: string, count: number): Entry[] {
  return Array.from({ length: count }, (_, index): Entry => {
    const isCredit = index % 7 === 0;
    const amount = isCredit ? 50_00 : -(1_00 + ((index * 37) % 900));
    const balance = 100_000_00 + ((index * 7919) % 50_000_00);
    return {
      id: `entry_${index}`,
      walletId,
      number: count - index,
      type: isCredit ? 'credit' : 'debit',
      source: isCredit ? 'topUp' : 'usage',
      amount: { amount, currency: 'USD' },
      balanceBefore: { amount: balance - amount, currency: 'USD' },
      balanceAfter: { amount: balance, currency: 'USD' },
      reason: isCredit ? null : `Image generation, job ${count - index}`,
      reference: { type: isCredit ? 'topUp' : 'usage', id: `reference_${index}` },
      metadata: {},
      createdAt: new Date(newestAt - index * 17 * minuteMs).toISOString(),
    };
  });
}
