import type { Jobs } from '../jobs/Jobs.ts';
import { expireGrants } from './expireGrants.ts';
import { expireHolds } from './expireHolds.ts';
import { forgetOldKeys } from './forgetOldKeys.ts';
import { forgetOldRecords } from './forgetOldRecords.ts';
import { addDueCheckpoints } from './ledgerCheckpoints.ts';
import { retryUnappliedEvents } from './processorEvents.ts';
import { reconcilePayments } from './reconcilePayments.ts';
import type { WalletContext } from './WalletContext.ts';
import { warnExpiringCredit } from './warnExpiringCredit.ts';

/** What has to happen to wallets by the clock alone. */
export function registerCreditJobs(jobs: Jobs, context: WalletContext): void {
  // Holds first: what they let go of may have ended.
  jobs.sweep('expire-holds', '* * * * *', () => expireHolds(context));
  jobs.sweep('expire-grants', '* * * * *', () => expireGrants(context));
  jobs.sweep('warn-expiring-credit', '*/10 * * * *', () => warnExpiringCredit(context));
  jobs.sweep('forget-old-keys', '17 * * * *', () => forgetOldKeys(context));
  jobs.sweep('prune-rate-limits', '27 * * * *', () => context.limiter.prune());
  jobs.sweep('retry-unapplied-events', '*/10 * * * *', () => retryUnappliedEvents(context));
  jobs.sweep('reconcile-payments', '23 3 * * *', () => reconcilePayments(context));
  jobs.sweep('add-ledger-checkpoints', '23 * * * *', () => addDueCheckpoints(context));
  jobs.sweep('forget-old-records', '47 * * * *', () => forgetOldRecords(context));
}
