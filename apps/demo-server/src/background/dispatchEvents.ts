import { claimOutbox, rollUpDailyTotals } from '../ledger/index.ts';
import { markAlertsDue } from '../modules/alerts/index.ts';
import { markRulesDue } from '../modules/autoTopUp/index.ts';
import { collectWithFunds } from '../modules/invoices/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { claimCustomerEvents, enqueueWebhooks } from '../modules/webhooks/index.ts';

/** Number of commits that one transaction claims. */
const commits = 200;

/**
 * Dispatches committed events: starts the collection of unpaid invoices whose wallet has money, rolls up daily totals,
 * enqueues webhooks, and marks auto top-ups and alerts as due. It reads the ledger's outbox, which every write of a wallet fills, so no write can be forgotten, and the outbox of
 * customers' events. Claiming and dispatching are one transaction, so a crash changes nothing. Resolves once both
 * outboxes are empty.
 */
export async function dispatchEvents(context: WalletContext): Promise<void> {
  while ((await dispatchSome(context)) > 0);
}

function dispatchSome(context: WalletContext): Promise<number> {
  return context.database.transaction(async (transaction) => {
    const taken = await claimOutbox(transaction, { commits });
    const customerEvents = await claimCustomerEvents(transaction, commits);
    const walletIds = [...new Set(taken.map(({ accountId }) => accountId))];
    const now = context.now();
    // Invoices first: they are locked before rules and accounts.
    if (walletIds.length > 0) await collectWithFunds(transaction, { walletIds, now });
    await enqueueWebhooks(context, transaction, { walletEvents: taken, customerEvents });
    if (walletIds.length > 0) {
      await rollUpDailyTotals(transaction, walletIds);
      await markRulesDue(transaction, { walletIds, now });
      await markAlertsDue(transaction, walletIds);
    }
    return taken.length + customerEvents.length;
  });
}
