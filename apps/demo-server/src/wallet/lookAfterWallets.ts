import { dispatchEvents } from './dispatchEvents.ts';
import { runAutoTopUps } from './runAutoTopUps.ts';
import type { WalletContext } from './WalletContext.ts';

/** One round of what has to happen without anybody asking: hands on what was committed, and does what is due. */
export async function lookAfterWallets(context: WalletContext): Promise<void> {
  await dispatchEvents(context);
  await runAutoTopUps(context);
}
