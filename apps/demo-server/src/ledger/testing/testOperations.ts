import type { CreditOperation, DebitOperation, HoldOperation, IdempotencyKey } from '../LedgerOperation.ts';

/** Default instant of a test's operations. */
export const testInstant = new Date('2026-01-15T10:00:00.000Z');

/** An idempotency key in the tests' scope. */
export function testKey(key: string, fingerprint = 'same'): IdempotencyKey {
  return { scope: 'test', key, fingerprint };
}

/** A paid credit in USD; `parts` overrides its fields. */
export function testCredit<Source extends string = 'merchant'>(
  accountId: string,
  amount: number,
  parts: Partial<CreditOperation<Source>> = {},
): CreditOperation<Source | 'merchant'> {
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

/** A debit for usage in USD; `parts` overrides its fields. */
export function testDebit<Source extends string = 'usage'>(
  accountId: string,
  amount: number,
  parts: Partial<DebitOperation<Source>> = {},
): DebitOperation<Source | 'usage'> {
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

/** A hold in USD; `parts` overrides its fields. */
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
