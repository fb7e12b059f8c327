import { type FailedWork, runOnce } from '../background/runBackground.ts';
import { type BackgroundWork, createSchedule } from '../background/schedule.ts';
import type { Mailer } from '../mail/Mailer.ts';
import type { WalletContext } from '../modules/shared/index.ts';

/**
 * Runs payments, invoices, refunds, closures and removed payment methods that are due, once.
 *
 * @throws the first error, after everything ran
 */
export async function runPaymentJobs(context: WalletContext): Promise<void> {
  await runGroups(context, ['payments']);
}

/**
 * Dispatches committed events, then runs alerts, auto top-ups and emails that are due, once.
 *
 * @throws the first error, after everything ran
 */
export async function runWalletJobs(context: WalletContext, mailer: Mailer | null = null): Promise<void> {
  await runGroups(context, ['wallet'], mailer);
}

/**
 * Runs every timed task once, whenever it is due: expiry, warnings, checkpoints, pruning.
 *
 * @throws the first error, after everything ran
 */
export async function runTimedJobs(context: WalletContext): Promise<void> {
  await runGroups(context, ['time', 'upkeep']);
}

async function runGroups(
  context: WalletContext,
  groups: readonly BackgroundWork['group'][],
  mailer: Mailer | null = null,
): Promise<void> {
  const testProcessor = context.testMode?.processor ?? null;
  const schedule = createSchedule(context, { mailer, testProcessor });
  const [failure]: FailedWork[] = await runOnce(schedule.filter(({ group }) => groups.includes(group)));
  if (failure) throw failure.error;
}
