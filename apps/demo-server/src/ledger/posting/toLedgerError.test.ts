import { describe, expect, test } from 'vitest';
import type { LedgerErrorCode } from '../LedgerError.ts';
import type { LedgerOperation } from '../LedgerOperation.ts';
import { testCredit, testDebit, testHold } from '../testing/testOperations.ts';
import type { PostOutcome } from './postBatch.ts';
import { toLedgerError } from './toLedgerError.ts';

const debit = testDebit('wallet', 50);
const reverse: LedgerOperation = { ...debit, action: 'reverse', reversesEntry: 3 };
const capture: LedgerOperation = { ...debit, action: 'capture', holdId: 'job' };

/** Outcome of a rejected operation. */
function outcome(code: string, figures: { balance?: number; allowed?: number } = {}): PostOutcome {
  return Object.assign(Object.create(null), { code, balance: null, allowed: null, ...figures });
}

describe('toLedgerError', () => {
  const accountId = 'wallet';
  const cases: [LedgerErrorCode, LedgerOperation, PostOutcome, string, object][] = [
    ['account_not_found', debit, outcome('account_not_found'), 'There is no account wallet.', { accountId }],
    ['account_frozen', debit, outcome('account_frozen'), 'Account wallet is frozen.', { accountId }],
    ['account_closed', debit, outcome('account_closed'), 'Account wallet is closed.', { accountId }],
    [
      'currency_mismatch',
      testCredit('wallet', 1, { currency: 'EUR' }),
      outcome('currency_mismatch'),
      'Account wallet is not in EUR.',
      { accountId, currency: 'EUR' },
    ],
    [
      'amount_out_of_range',
      debit,
      outcome('amount_out_of_range', { balance: 7 }),
      'The balance would exceed 2^53−1 minor units.',
      { amount: 50, balance: 7 },
    ],
    [
      'insufficient_funds',
      debit,
      outcome('insufficient_funds', { allowed: 20 }),
      '50 is more than the 20 available.',
      { availableBalance: 20, amount: 50, currency: debit.currency },
    ],
    [
      'idempotency_key_reused',
      debit,
      outcome('idempotency_key_reused'),
      'This idempotency key was used for something else.',
      {},
    ],
    [
      'entry_not_found',
      reverse,
      outcome('entry_not_found'),
      'Account wallet has no debit 3 to reverse.',
      { accountId, number: 3 },
    ],
    [
      'reversal_exceeded',
      reverse,
      outcome('reversal_exceeded', { allowed: 20 }),
      '50 is more than the 20 of debit 3 that is not yet reversed.',
      { amount: 50, reversible: 20, number: 3 },
    ],
    [
      'hold_not_found',
      { ...testHold('wallet', 'job', 1), action: 'release' },
      outcome('hold_not_found'),
      'There is no hold job on this account.',
      { holdId: 'job' },
    ],
    [
      'hold_not_open',
      capture,
      outcome('hold_not_open'),
      'Hold job was resolved already, or has expired.',
      { holdId: 'job' },
    ],
    [
      'hold_exceeded',
      capture,
      outcome('hold_exceeded', { allowed: 40 }),
      '50 is more than hold job reserves.',
      { holdId: 'job', amount: 50, currency: debit.currency, reserved: 40 },
    ],
  ];

  test.each(cases)('%s', (code, operation, given, message, facts) => {
    expect(toLedgerError(operation, given)).toMatchObject({ name: 'LedgerError', code, message });
    expect(toLedgerError(operation, given).facts).toEqual(facts);
  });

  test('takes a missing figure as 0', () => {
    expect(toLedgerError(debit, outcome('insufficient_funds')).facts).toMatchObject({ availableBalance: 0 });
    expect(toLedgerError(debit, outcome('amount_out_of_range')).facts).toMatchObject({ balance: 0 });
    expect(toLedgerError(reverse, outcome('reversal_exceeded')).facts).toMatchObject({ reversible: 0 });
    expect(toLedgerError(capture, outcome('hold_exceeded')).facts).toMatchObject({ reserved: 0 });
  });

  test('throws on an unknown outcome', () => {
    expect(() => toLedgerError(capture, outcome('new_code'))).toThrow(/unknown outcome: new_code/);
  });
});
