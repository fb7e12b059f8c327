import { createHash } from 'node:crypto';
import type { Entry, EntryReference, Money } from '@coffer/adapter';
import { type LedgerHold, type LedgerReceipt, readBalance, readHolds } from '../../ledger/index.ts';
import { alsoRecordAction } from '../auditLog/index.ts';
import {
  assertFutureExpiry,
  type CallerKey,
  fingerprintOf,
  type IdempotentResult,
  notFound,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet, toEntry, type WalletRow } from '../wallets/index.ts';

/** Funds of a wallet that are reserved for a later charge. */
export type Hold = {
  id: string;
  walletId: string;
  status: LedgerHold['status'];
  amount: Money;
  /** The captured part. Zero until the hold is captured. */
  captured: Money;
  reason: string | null;
  reference: EntryReference | null;
  /** RFC 3339, UTC; null if it does not expire. */
  expiresAt: string | null;
  createdAt: string;
  resolvedAt: string | null;
};

export type CreateHoldParameters = {
  walletId: string;
  amount: Money;
  /** When it expires: at a future instant, or a number of seconds from now. Null never expires. */
  expiry: { at: Date } | { inSeconds: number } | null;
  reason: string | null;
  reference: EntryReference | null;
  key: CallerKey;
};

/**
 * Creates a hold, which reserves funds of a wallet.
 *
 * @throws WalletError `not_found`, `insufficient_funds`, and others of the ledger
 */
export async function createHold(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: CreateHoldParameters,
): Promise<IdempotentResult<Hold>> {
  const { walletId, amount, expiry, reason, reference } = parameters;
  const wallet = await findWallet(context.database, owner, walletId);
  // The id is derived from the key, so that a repeat finds the hold that the first call created.
  const holdId = `hld_${createHash('sha256').update(`${key.scope} ${key.key}`).digest('base64url').slice(0, 30)}`;
  const at = context.now();
  const expiresAt = expiry && ('at' in expiry ? expiry.at : new Date(at.getTime() + expiry.inSeconds * 1000));
  const idempotency = { ...key, fingerprint: fingerprintOf('createHold', parameters) };
  await assertFutureExpiry(context, { end: expiresAt, field: 'expiresAt', key: idempotency });
  const receipt = await context.ledger.post({
    action: 'hold',
    holdId,
    accountId: walletId,
    amount: amount.amount,
    currency: amount.currency,
    actor: 'merchant',
    idempotency,
    at,
    expiresAt,
    reason,
    reference,
    event: { type: 'wallet.hold_created' },
    ...alsoRecordAction(context, holdId),
  });
  return readChangedHold(context, wallet, holdId, receipt);
}

/**
 * Captures a hold or a part of it, and releases the rest.
 *
 * @param capture `amount` null captures all reserved funds, minus the part that a dispute has taken
 * @throws WalletError `not_found`, `hold_not_open`, `hold_exceeded`, `insufficient_funds`
 */
export async function captureHold(
  context: WalletContext,
  owner: AccessScope,
  {
    walletId,
    holdId,
    amount,
    key,
  }: { walletId: string; holdId: string; amount: Money | null; key: CallerKey },
): Promise<IdempotentResult<{ hold: Hold; entry: Entry }>> {
  const wallet = await findWallet(context.database, owner, walletId);
  const hold = await findHold(context, wallet, holdId);
  const capturable = await capturableAmount(context, hold);
  const receipt = await context.ledger.post({
    action: 'capture',
    holdId,
    accountId: walletId,
    amount: amount?.amount ?? capturable,
    currency: amount?.currency ?? wallet.currency,
    actor: 'merchant',
    idempotency: { ...key, fingerprint: fingerprintOf('captureHold', { walletId, holdId, amount }) },
    at: context.now(),
    type: 'debit',
    source: 'usage',
    reason: hold.reason,
    reference: hold.reference,
    metadata: {},
    counterAccount: 'revenue',
    event: { type: 'wallet.payment_made', data: { holdId } },
    ...alsoRecordAction(context),
  });
  if (!receipt.entry) throw new Error('The ledger returned no entry for a capture.');
  const { value, replayed } = await readChangedHold(context, wallet, holdId, receipt);
  return { value: { hold: value, entry: toEntry(receipt.entry) }, replayed };
}

/**
 * Releases a hold.
 *
 * @throws WalletError `not_found`, `hold_not_open`
 */
export async function releaseHold(
  context: WalletContext,
  owner: AccessScope,
  { walletId, holdId, key }: { walletId: string; holdId: string; key: CallerKey },
): Promise<IdempotentResult<Hold>> {
  const wallet = await findWallet(context.database, owner, walletId);
  const hold = await findHold(context, wallet, holdId);
  const receipt = await context.ledger.post({
    action: 'release',
    holdId,
    accountId: walletId,
    amount: hold.amount.amount,
    currency: wallet.currency,
    actor: 'merchant',
    idempotency: { ...key, fingerprint: fingerprintOf('releaseHold', { walletId, holdId }) },
    at: context.now(),
    event: { type: 'wallet.hold_released', data: { holdId } },
    ...alsoRecordAction(context),
  });
  return readChangedHold(context, wallet, holdId, receipt);
}

/** Lists the open holds of a wallet, or all of them, oldest first. */
export async function listHolds(
  context: WalletContext,
  owner: AccessScope,
  { walletId, all }: { walletId: string; all: boolean },
): Promise<Hold[]> {
  const wallet = await findWallet(context.database, owner, walletId);
  const holds = await readHolds(context.database, { accountId: walletId, all });
  return holds
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map((hold) => toHold(hold, wallet.currency));
}

async function findHold(context: WalletContext, wallet: WalletRow, holdId: string): Promise<Hold> {
  const [hold] = await readHolds(context.database, { id: holdId });
  if (hold?.accountId !== wallet.id) throw notFound('hold');
  return toHold(hold, wallet.currency);
}

/** Reads how much of a hold can be captured. Returns the whole amount if that is nothing: the ledger then rejects it. */
async function capturableAmount(context: WalletContext, hold: Hold): Promise<number> {
  const account = await readBalance(context.database, { accountId: hold.walletId, at: context.now() });
  const left = Math.min(hold.amount.amount, account?.balance ?? 0);
  return left > 0 ? left : hold.amount.amount;
}

async function readChangedHold(
  context: WalletContext,
  wallet: WalletRow,
  holdId: string,
  { replayed }: LedgerReceipt,
): Promise<IdempotentResult<Hold>> {
  return { value: await findHold(context, wallet, holdId), replayed };
}

/** Converts a hold of the ledger to a hold of the API. */
export function toHold(hold: LedgerHold, currency: string): Hold {
  return {
    id: hold.id,
    walletId: hold.accountId,
    status: hold.status,
    amount: { amount: hold.amount, currency },
    captured: { amount: hold.captured, currency },
    reason: hold.reason,
    reference: hold.reference,
    expiresAt: hold.expiresAt?.toISOString() ?? null,
    createdAt: hold.createdAt.toISOString(),
    resolvedAt: hold.resolvedAt?.toISOString() ?? null,
  };
}
