import { forgetMethods } from './forgetMethods.ts';
import { sweepInvoices } from './sweepInvoices.ts';
import { sweepRefunds } from './sweepRefunds.ts';
import { sweepTopUps } from './sweepTopUps.ts';
import type { WalletContext } from './WalletContext.ts';

/** One round of looking after money that is on its way: nobody has to be waiting for it. */
export async function sweepPayments(context: WalletContext): Promise<void> {
  const sweeps = [sweepTopUps, sweepInvoices, sweepRefunds, forgetMethods];
  const outcomes = await Promise.allSettled(sweeps.map((sweep) => sweep(context)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
