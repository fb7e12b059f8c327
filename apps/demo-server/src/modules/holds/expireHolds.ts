import { WalletError } from '@coffer/adapter';
import { readEndedHolds } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';

/** Lets go of what holds reserve whose time is over; whoever comes second finds them resolved. */
export async function expireHolds(context: WalletContext): Promise<void> {
  const now = context.now();
  let holds = await readEndedHolds(context.database, { now });
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
          .catch(alreadyResolved),
      ),
    );
    holds = await readEndedHolds(context.database, { now });
  }
}

/** Another request resolved the hold since it was read, or its wallet is closing and does so. */
function alreadyResolved(error: unknown): void {
  if (!(error instanceof WalletError && resolved.has(error.code))) throw error;
}

const resolved = new Set(['hold_not_open', 'wallet_closing', 'wallet_closed']);
