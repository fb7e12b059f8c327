import { WalletError } from '@coffer/adapter';
import { readExpiredHolds } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';

/** Releases every hold that has expired. Servers may run it concurrently: each hold is released once. */
export async function expireHolds(context: WalletContext): Promise<void> {
  const now = context.now();
  let holds = await readExpiredHolds(context.database, { now });
  while (holds.length > 0) {
    await Promise.all(
      holds.map(({ id: holdId, accountId, currency, amount }) =>
        context.ledger
          .post({
            action: 'release',
            holdId,
            accountId,
            amount,
            currency,
            actor: 'system',
            at: now,
            event: { type: 'wallet.hold_expired', data: { holdId } },
          })
          .catch(ignoreResolved),
      ),
    );
    holds = await readExpiredHolds(context.database, { now });
  }
}

/** Ignores that another request has resolved the hold since it was read, or that its wallet is closing or closed. */
function ignoreResolved(error: unknown): void {
  if (!(error instanceof WalletError && resolvedCodes.has(error.code))) throw error;
}

const resolvedCodes = new Set(['hold_not_open', 'wallet_closing', 'wallet_closed']);
