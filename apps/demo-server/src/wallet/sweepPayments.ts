import { sweepInvoices } from './sweepInvoices.ts';
import { sweepTopUps } from './sweepTopUps.ts';
import type { WalletContext } from './WalletContext.ts';

/** One round of looking after money that is on its way: nobody has to be waiting for it. */
export async function sweepPayments(context: WalletContext): Promise<void> {
  const outcomes = await Promise.allSettled([sweepTopUps(context), sweepInvoices(context)]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
