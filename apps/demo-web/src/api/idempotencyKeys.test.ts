import { beforeEach, expect, test, vi } from 'vitest';
import { idempotencyKeys } from './idempotencyKeys.ts';

beforeEach(() => {
  sessionStorage.clear();
  return () => vi.useRealTimers();
});

const keyOf = (...write: unknown[]) => idempotencyKeys.header(...write)['Idempotency-Key'];

test('returns the same key for the same write until its outcome is known', () => {
  const first = keyOf('postEntry', 'wal_1', { amount: 100 });
  expect(keyOf('postEntry', 'wal_1', { amount: 100 })).toBe(first);
  idempotencyKeys.remove(first);
  expect(keyOf('postEntry', 'wal_1', { amount: 100 })).not.toBe(first);
});

test('returns another key for another operation, target or body', () => {
  const keys = [
    keyOf('postEntry', 'wal_1', { amount: 100 }),
    keyOf('postEntry', 'wal_1', { amount: 200 }),
    keyOf('postEntry', 'wal_2', { amount: 100 }),
    keyOf('createHold', 'wal_1', { amount: 100 }),
  ];
  expect(new Set(keys).size).toBe(4);
});

test('drops a key before the server does', () => {
  vi.useFakeTimers({ now: 0 });
  const first = keyOf('closeWallet', 'wal_1');
  vi.setSystemTime(19 * 3_600_000);
  expect(keyOf('closeWallet', 'wal_1')).toBe(first);
  vi.setSystemTime(21 * 3_600_000);
  expect(keyOf('closeWallet', 'wal_1')).not.toBe(first);
});
