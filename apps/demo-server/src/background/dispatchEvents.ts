import { claimOutbox, rollUpDailyTotals } from '../ledger/index.ts';
import { markAlertsDue, markRulesDue } from '../modules/alerts/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { enqueueWebhooks } from '../modules/webhooks/index.ts';

/** How many commits one transaction takes. */
const commits = 200;

/**
 * Hands on what has been committed since to all who act on it. It starts from the ledger's outbox, so no path
 * that lowers a balance can forget it; taking and handing on are one transaction, so a crash between
 * changes nothing. Answers once the outbox is empty.
 */
export async function dispatchEvents(context: WalletContext): Promise<void> {
  while ((await dispatchSome(context)) > 0);
}

function dispatchSome(context: WalletContext): Promise<number> {
  return context.database.transaction(async (transaction) => {
    const taken = await claimOutbox(transaction, { commits });
    const walletIds = [...new Set(taken.map(({ accountId }) => accountId))];
    if (walletIds.length > 0) {
      const now = context.now();
      await rollUpDailyTotals(transaction, walletIds);
      await enqueueWebhooks(transaction, taken, now);
      await markRulesDue(transaction, { walletIds, now });
      await markAlertsDue(transaction, walletIds);
    }
    return taken.length;
  });
}
