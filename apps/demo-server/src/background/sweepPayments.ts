import { sweepInvoices } from '../modules/invoices/index.ts';
import { forgetMethods } from '../modules/paymentMethods/index.ts';
import { sweepRefunds } from '../modules/refunds/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { sweepTopUps } from '../modules/topUps/index.ts';
import { resumeClosings } from '../modules/walletClosure/index.ts';

/** Asks the processor about each payment, refund and removed method that is due, once. */
export async function sweepPayments(context: WalletContext): Promise<void> {
  const sweeps = [sweepTopUps, sweepInvoices, resumeClosings, sweepRefunds, forgetMethods];
  const outcomes = await Promise.allSettled(sweeps.map((sweep) => sweep(context)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
