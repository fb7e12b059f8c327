import type { CreditOperation, DebitOperation, HoldOperation, IdempotencyKey } from '../LedgerOperation.ts';

/** The instant at which tests operate unless they say another. */
export const testInstant = new Date('2026-01-15T10:00:00.000Z');

/** A key of a test's scope. */
export function testKey(key: string, fingerprint = 'same'): IdempotencyKey {
  return { scope: 'test', key, fingerprint };
}

/** A paid credit in USD, but for what `parts` says. */
export function testCredit(
  accountId: string,
  amount: number,
  parts: Partial<CreditOperation> = {},
): CreditOperation {
  return {
    action: 'credit',
    accountId,
    amount,
    currency: 'USD',
    actor: 'merchant',
    at: testInstant,
    event: { type: 'wallet.topped_up' },
    type: 'credit',
    source: 'merchant',
    reason: null,
    reference: null,
    metadata: {},
    counterAccount: 'cash',
    grant: { kind: 'paid', priority: 100, expiresAt: null },
    ...parts,
  };
}

/** A debit for usage in USD, but for what `parts` says. */
export function testDebit(
  accountId: string,
  amount: number,
  parts: Partial<DebitOperation> = {},
): DebitOperation {
  return {
    action: 'debit',
    accountId,
    amount,
    currency: 'USD',
    actor: 'merchant',
    at: testInstant,
    event: { type: 'wallet.payment_made' },
    type: 'debit',
    source: 'usage',
    reason: null,
    reference: null,
    metadata: {},
    counterAccount: 'revenue',
    ...parts,
  };
}

/** A hold in USD, but for what `parts` says. */
export function testHold(
  accountId: string,
  holdId: string,
  amount: number,
  parts: Partial<HoldOperation> = {},
): HoldOperation {
  return {
    action: 'hold',
    accountId,
    holdId,
    amount,
    currency: 'USD',
    actor: 'merchant',
    at: testInstant,
    event: { type: 'hold.created' },
    expiresAt: null,
    reason: null,
    reference: null,
    ...parts,
  };
}
