import { resumeClosings } from './closeWallet.ts';
import { forgetMethods } from './forgetMethods.ts';
import { sweepInvoices } from './sweepInvoices.ts';
import { sweepRefunds } from './sweepRefunds.ts';
import { sweepTopUps } from './sweepTopUps.ts';
import type { WalletContext } from './WalletContext.ts';

/** Asks the processor about each payment, refund and removed method that is due, once. */
export async function sweepPayments(context: WalletContext): Promise<void> {
  const sweeps = [sweepTopUps, sweepInvoices, resumeClosings, sweepRefunds, forgetMethods];
  const outcomes = await Promise.allSettled(sweeps.map((sweep) => sweep(context)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
