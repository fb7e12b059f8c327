import { expireGrants, warnExpiringCredit } from '../modules/credits/index.ts';
import { expireHolds } from '../modules/holds/index.ts';
import { requireTestMode, type WalletContext } from '../modules/shared/index.ts';
import { deliverWebhooks } from '../modules/webhooks/index.ts';
import { runPaymentJobs } from './runPaymentJobs.ts';
import { runWalletJobs } from './runWalletJobs.ts';

/**
 * Does once all that a server does by itself, one after the other: what happened elsewhere, what ends, what
 * is paid, and then who is told. A part that fails is tried again by the next round, as ever.
 */
export async function runAllJobsOnce(context: WalletContext): Promise<void> {
  const { processor, mailer } = requireTestMode(context);
  const parts = [
    () => processor.runDue(),
    // Holds first: what they let go of may have ended.
    () => expireHolds(context),
    () => expireGrants(context),
    () => warnExpiringCredit(context),
    () => runPaymentJobs(context),
    () => runWalletJobs(context, mailer),
    () => deliverWebhooks(context),
  ];
  for (const part of parts) await part().catch(() => undefined);
}
