import type { Database } from '../../database/Database.ts';
import { setAccountStatus } from '../accounts/accounts.ts';
import { type ClosedGrant, closeGrants, finishClosing, lockForClosing } from '../accounts/closeAccount.ts';
import type { Ledger } from '../Ledger.ts';
import { readHolds } from '../queries/holds.ts';
import { testInstant } from './testOperations.ts';

const eventTypes = {
  expired: 'credit_expired',
  refunded: 'refunded',
  forfeited: 'forfeited',
  writtenOff: 'adjusted',
  closed: 'closed',
};

const sources = { expired: 'expiry', refunded: 'closure', forfeited: 'closure', writtenOff: 'closure' };

/** Closes an account as a wallet's closure does: releases its holds, and runs each step in its own transaction. */
export async function closeWholeAccount(
  database: Database,
  ledger: Ledger,
  accountId: string,
  { grantsPerStep = 100 }: { grantsPerStep?: number } = {},
): Promise<{ taken: ClosedGrant[]; writtenOff: number }> {
  const at = testInstant;
  const step = { accountId, at, reason: 'moved away', sources, eventTypes };
  await database
    .transaction((transaction) =>
      setAccountStatus(transaction, { accountId, status: 'closing', event: { type: 'closing', at } }),
    )
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'account_closed') throw error;
    });
  await database.transaction(async (transaction) => {
    const { currency } = await lockForClosing(transaction, accountId);
    const holds = await readHolds(transaction, { accountId });
    await ledger.postWithin(
      transaction,
      holds.map(({ id: holdId, amount }) => ({
        action: 'release',
        accountId,
        at,
        currency,
        holdId,
        amount,
        actor: 'system',
        event: { type: 'hold_released' },
      })),
    );
  });
  const taken: ClosedGrant[] = [];
  for (;;) {
    const some = await database.transaction(async (transaction) => {
      const { status } = await lockForClosing(transaction, accountId);
      return status === 'closed' ? [] : closeGrants(transaction, { ...step, limit: grantsPerStep });
    });
    if (some.length === 0) break;
    taken.push(...some);
  }
  const writtenOff = await database.transaction((transaction) => finishClosing(ledger, transaction, step));
  return { taken, writtenOff };
}
