import type { Jobs } from '../jobs/Jobs.ts';
import { expireGrants, warnExpiringCredit } from '../modules/credits/index.ts';
import { expireHolds } from '../modules/holds/index.ts';
import { addDueCheckpoints } from '../modules/ledgerCheckpoints/index.ts';
import { reconcilePayments, retryUnappliedEvents } from '../modules/reconciliation/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { pruneIdempotencyKeys } from './pruneIdempotencyKeys.ts';
import { pruneRecords } from './pruneRecords.ts';

/** Registers the work that only the clock triggers: expiry, warnings, pruning and the nightly checks. */
export function registerCreditJobs(jobs: Jobs, context: WalletContext): void {
  // Holds first: the grants that they release may have expired.
  jobs.sweep('expire-holds', '* * * * *', () => expireHolds(context));
  jobs.sweep('expire-grants', '* * * * *', () => expireGrants(context));
  jobs.sweep('warn-expiring-credit', '*/10 * * * *', () => warnExpiringCredit(context));
  jobs.sweep('prune-idempotency-keys', '17 * * * *', () => pruneIdempotencyKeys(context));
  jobs.sweep('prune-rate-limits', '27 * * * *', () => context.limiter.prune());
  jobs.sweep('retry-unapplied-events', '*/10 * * * *', () => retryUnappliedEvents(context));
  jobs.sweep('reconcile-payments', '23 3 * * *', () => reconcilePayments(context));
  jobs.sweep('add-ledger-checkpoints', '23 * * * *', () => addDueCheckpoints(context));
  jobs.sweep('prune-records', '47 * * * *', () => pruneRecords(context));
}
