import type { Mailer } from '../mail/Mailer.ts';
import { runAlerts } from '../modules/alerts/index.ts';
import { runAutoTopUps } from '../modules/autoTopUp/index.ts';
import { sendMails } from '../modules/mail/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { dispatchEvents } from './dispatchEvents.ts';

/**
 * Dispatches committed events and runs each alert, auto top-up and mail that is due, once. For tests and the
 * test clock: a server has a worker pool for each of them.
 *
 * @throws the first error, after every part had its turn
 */
export async function runWalletJobs(context: WalletContext, mailer: Mailer | null = null): Promise<void> {
  await dispatchEvents(context);
  // Alerts before auto top-up: the customer hears of the low balance before its recovery.
  const parts = [() => runAlerts(context), () => runAutoTopUps(context), () => sendMails(context, mailer)];
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
