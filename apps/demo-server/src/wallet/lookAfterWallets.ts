import type { Mailer } from '../mail/Mailer.ts';
import { dispatchEvents } from './dispatchEvents.ts';
import { runAlerts } from './runAlerts.ts';
import { runAutoTopUps } from './runAutoTopUps.ts';
import { sendMails } from './sendMails.ts';
import type { WalletContext } from './WalletContext.ts';

/**
 * One round of what has to happen without anybody asking: hands on what was committed, and does what is due.
 * Each part has its turn though another one fails, which is thrown at the end.
 */
export async function lookAfterWallets(context: WalletContext, mailer: Mailer | null = null): Promise<void> {
  await dispatchEvents(context);
  // Alerts first: whoever is told that the balance was low is then told that it has recovered.
  const parts = [() => runAlerts(context), () => runAutoTopUps(context), () => sendMails(context, mailer)];
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
