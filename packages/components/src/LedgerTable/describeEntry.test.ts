import type { Entry } from '@coffer/adapter';
import { expect, test } from 'vitest';
import type { Translate } from '../locales/Messages.ts';
import { describeEntry } from './describeEntry.ts';

// The text of each key is the key.
const t = ((name: string) => name) as Translate;
const money = { amount: 100, currency: 'USD' };
const entry: Entry = {
  id: 'ent_1',
  walletId: 'wal_1',
  number: 1,
  type: 'credit',
  source: 'topUp',
  reason: null,
  amount: money,
  balanceBefore: { ...money, amount: 0 },
  balanceAfter: money,
  metadata: {},
  createdAt: '2026-11-22T10:00:00.000Z',
  reference: null,
};

test('shows the number of an invoice or a job, but not the id of a top-up', () => {
  const invoice = { reason: 'Studio plan', reference: { type: 'invoice', id: 'INV-0042' } };
  expect(describeEntry({ ...entry, ...invoice }, t).notes).toContain('INV-0042');
  const topUp = { reference: { type: 'topUp', id: 'top_01m81dd13600jy0zb56mghk2ft' } };
  expect(describeEntry({ ...entry, ...topUp }, t)).toEqual({
    title: 'ledger.source.topUp',
    notes: ['ledger.type.credit'],
  });
});
