import { deliverWebhooks } from './deliverWebhooks.ts';
import { expireGrants } from './expireGrants.ts';
import { expireHolds } from './expireHolds.ts';
import { lookAfterWallets } from './lookAfterWallets.ts';
import { requireTestMode } from './requireTestMode.ts';
import { sweepPayments } from './sweepPayments.ts';
import type { WalletContext } from './WalletContext.ts';
import { warnExpiringCredit } from './warnExpiringCredit.ts';

/**
 * Does once all that a server does by itself, one after the other: what happened elsewhere, what ends, what
 * is paid, and then who is told. A part that fails is tried again by the next round, as ever.
 */
export async function runRound(context: WalletContext): Promise<void> {
  const { processor, mailer } = requireTestMode(context);
  const parts = [
    () => processor.runDue(),
    // Holds first: what they let go of may have ended.
    () => expireHolds(context),
    () => expireGrants(context),
    () => warnExpiringCredit(context),
    () => sweepPayments(context),
    () => lookAfterWallets(context, mailer),
    () => deliverWebhooks(context),
  ];
  for (const part of parts) await part().catch(() => undefined);
}
