import { expireGrants, warnExpiringCredit } from '../modules/credits/index.ts';
import { expireHolds } from '../modules/holds/index.ts';
import { requireTestMode, type WalletContext } from '../modules/shared/index.ts';
import { deliverWebhooks } from '../modules/webhooks/index.ts';
import { runPaymentJobs } from './runPaymentJobs.ts';
import { runWalletJobs } from './runWalletJobs.ts';

/**
 * Runs every background job once, in order: processor events, expiry, payments, then notifications and webhooks. The
 * next round retries a job that fails.
 */
export async function runAllJobsOnce(context: WalletContext): Promise<void> {
  const { processor, mailer } = requireTestMode(context);
  const parts = [
    () => processor.runDue(),
    // Holds first: the grants that they release may have expired.
    () => expireHolds(context),
    () => expireGrants(context),
    () => warnExpiringCredit(context),
    () => runPaymentJobs(context),
    () => runWalletJobs(context, mailer),
    () => deliverWebhooks(context),
  ];
  for (const part of parts) await part().catch(() => undefined);
}
