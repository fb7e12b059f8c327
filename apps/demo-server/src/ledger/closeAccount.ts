import type { Transaction } from '../database/Database.ts';
import type { Ledger } from './Ledger.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import type { LedgerBalance, LedgerReceipt } from './LedgerReceipt.ts';
import { LedgerRefusal } from './LedgerRefusal.ts';
import { type LedgerGrant, readGrants } from './readGrants.ts';
import { readHolds } from './readHolds.ts';
import { setAccountStatus } from './setAccountStatus.ts';

/** What became of an account's money. */
export type ClosedAccount = {
  balance: LedgerBalance;
  /** The unspent paid money that has left, by grant, newest first: for the caller to return to its sources. */
  refundable: { grantNumber: number; amount: number }[];
  /** A receipt for each step, in order; none when it was closed before. */
  receipts: LedgerReceipt[];
};

export type CloseAccountParameters = {
  accountId: string;
  at: Date;
  reason: string | null;
  /** The types of the events of its steps. */
  eventTypes: Record<'released' | 'expired' | 'refunded' | 'forfeited' | 'writtenOff' | 'closed', string>;
};

type Locked = Pick<LedgerBalance, 'currency' | 'status' | 'balance'>;

/**
 * Closes an account for good, in the caller's transaction: releases its holds, lets go of what has ended,
 * takes the paid rest out, forfeits the promotional rest, writes off what is owed, and marks it closed.
 * Closing twice is the same as once.
 *
 * @throws LedgerRefusal `account_not_found`
 */
export async function closeAccount(
  ledger: Ledger,
  transaction: Transaction,
  parameters: CloseAccountParameters,
): Promise<ClosedAccount> {
  const { accountId, at, eventTypes } = parameters;
  const account = await lock(transaction, parameters);
  const wasOpen = account.status !== 'closed';
  const grants = wasOpen ? await readGrants(transaction, accountId) : [];
  const operations = wasOpen ? await settlement(transaction, { ...parameters, account, grants }) : [];
  const receipts = await ledger.postWithin(transaction, operations);
  const event = { type: eventTypes.closed, at, data: { reason: parameters.reason } };
  const balance = await setAccountStatus(transaction, { accountId, status: 'closed', event });
  const refundable = grants
    .filter((grant) => grant.kind === 'paid' && !hasEnded(grant, at))
    .sort((a, b) => b.number - a.number)
    .map(({ number, remaining }) => ({ grantNumber: number, amount: remaining }));
  return { balance, refundable, receipts };
}

async function lock(transaction: Transaction, { accountId }: CloseAccountParameters): Promise<Locked> {
  const [account] = await transaction.query<Locked>(
    `SELECT currency, status, balance FROM ledger.accounts
     WHERE id = $1 AND role = 'wallet' FOR NO KEY UPDATE`,
    [accountId],
  );
  if (account) return account;
  throw new LedgerRefusal('account_not_found', `There is no account ${accountId}.`, { accountId });
}

async function settlement(
  transaction: Transaction,
  {
    accountId,
    at,
    reason,
    eventTypes,
    account,
    grants,
  }: CloseAccountParameters & { account: Locked; grants: LedgerGrant[] },
): Promise<LedgerOperation[]> {
  const { currency, balance } = account;
  const common = { accountId, currency, at, actor: 'system' } as const;
  const text = { ...common, source: 'closure', reason, reference: null, metadata: {} } as const;
  const holds = await readHolds(transaction, { accountId });
  const released = holds.map(({ id: holdId, amount }): LedgerOperation => {
    return {
      ...common,
      action: 'release',
      holdId,
      amount,
      event: { type: eventTypes.released, data: { holdId } },
    };
  });
  const ended = grants.filter((grant) => hasEnded(grant, at));
  const rest = grants.filter((grant) => !hasEnded(grant, at));
  const take = (
    some: LedgerGrant[],
    parts: { source: 'closure' | 'expiry'; contra: 'cash' | 'breakage'; event: string },
  ) => (some.length === 0 ? [] : [takeAll(some, { ...text, ...parts, event: { type: parts.event } })]);
  const owed: LedgerOperation[] =
    balance < 0
      ? [
          {
            ...text,
            action: 'credit',
            type: 'adjustment',
            amount: -balance,
            contra: 'breakage',
            grant: { kind: 'paid', priority: 100, expiresAt: null },
            event: { type: eventTypes.writtenOff },
          },
        ]
      : [];
  return [
    ...released,
    ...owed,
    ...take(ended, { source: 'expiry', contra: 'breakage', event: eventTypes.expired }),
    ...take(
      rest.filter(({ kind }) => kind === 'paid'),
      { source: 'closure', contra: 'cash', event: eventTypes.refunded },
    ),
    ...take(
      rest.filter(({ kind }) => kind === 'promotional'),
      {
        source: 'closure',
        contra: 'breakage',
        event: eventTypes.forfeited,
      },
    ),
  ];
}

type Taking = Omit<Extract<LedgerOperation, { action: 'debit' }>, 'action' | 'type' | 'amount' | 'aim'>;

function takeAll(grants: LedgerGrant[], taking: Taking): LedgerOperation {
  const amount = grants.reduce((total, { remaining }) => total + remaining, 0);
  const aim = { grants: grants.map(({ number }) => number), shortfall: 'refuse' } as const;
  return { ...taking, action: 'debit', type: 'debit', amount, aim };
}

/** As the ledger itself decides it. */
function hasEnded({ expiresAt }: LedgerGrant, at: Date): boolean {
  return expiresAt !== null && expiresAt.getTime() <= at.getTime();
}
