import { createHash } from 'node:crypto';
import type { Entry, EntryReference, Money } from '@coffer/adapter';
import { type LedgerHold, type LedgerReceipt, readBalance, readHolds } from '../../ledger/index.ts';
import {
  type Answer,
  assertFutureExpiry,
  type CallerKey,
  fingerprintOf,
  notFound,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet, toEntry, type WalletRow } from '../wallets/index.ts';

/** Money of a wallet reserved for a charge to come. */
export type Hold = {
  id: string;
  walletId: string;
  status: LedgerHold['status'];
  amount: Money;
  /** What was taken of it, once captured. */
  captured: Money;
  reason: string | null;
  reference: EntryReference | null;
  /** RFC 3339, UTC; null where it stays until it is captured or released. */
  expiresAt: string | null;
  createdAt: string;
  resolvedAt: string | null;
};

export type CreateHoldParameters = {
  walletId: string;
  amount: Money;
  /** When it ends by itself: an instant still to come, or so many seconds from now; else never. */
  expiry: { at: Date } | { inSeconds: number } | null;
  reason: string | null;
  reference: EntryReference | null;
  key: CallerKey;
};

/** Reserves money. */
export async function createHold(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: CreateHoldParameters,
): Promise<Answer<Hold>> {
  const { walletId, amount, expiry, reason, reference } = parameters;
  const wallet = await findWallet(context.database, owner, walletId);
  // Made from the key, so that a repeat finds the hold that the first call made.
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
  });
  return answerHold(context, wallet, holdId, receipt);
}

/**
 * Captures a hold, in whole or in part, and releases the rest. Without an amount it captures what is left of the
 * reserved funds: all of them, unless a dispute took some.
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
): Promise<Answer<{ hold: Hold; entry: Entry }>> {
  const wallet = await findWallet(context.database, owner, walletId);
  const hold = await findHold(context, wallet, holdId);
  const left = await fundsOf(context, hold);
  const receipt = await context.ledger.post({
    action: 'capture',
    holdId,
    accountId: walletId,
    amount: amount?.amount ?? left,
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
  });
  if (!receipt.entry) throw new Error('The ledger gave no entry for a capture.');
  const answer = await answerHold(context, wallet, holdId, receipt);
  return { ...answer, value: { hold: answer.value, entry: toEntry(receipt.entry) } };
}

/** Lets go of all that a hold reserves. */
export async function releaseHold(
  context: WalletContext,
  owner: AccessScope,
  { walletId, holdId, key }: { walletId: string; holdId: string; key: CallerKey },
): Promise<Answer<Hold>> {
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
  });
  return answerHold(context, wallet, holdId, receipt);
}

/** A wallet's holds, open ones or all, oldest first. */
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

/** What of a hold can be captured. With nothing left, the whole hold, which the ledger then rejects. */
async function fundsOf(context: WalletContext, hold: Hold): Promise<number> {
  const account = await readBalance(context.database, { accountId: hold.walletId, at: context.now() });
  const left = Math.min(hold.amount.amount, account?.balance ?? 0);
  return left > 0 ? left : hold.amount.amount;
}

async function answerHold(
  context: WalletContext,
  wallet: WalletRow,
  holdId: string,
  { replayed }: LedgerReceipt,
): Promise<Answer<Hold>> {
  return { value: await findHold(context, wallet, holdId), replayed };
}

function toHold(hold: LedgerHold, currency: string): Hold {
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
