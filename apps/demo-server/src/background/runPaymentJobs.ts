import { reconcileInvoices } from '../modules/invoices/index.ts';
import { detachPaymentMethods } from '../modules/paymentMethods/index.ts';
import { reconcileRefunds } from '../modules/refunds/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { reconcileTopUps } from '../modules/topUps/index.ts';
import { resumeClosings } from '../modules/walletClosure/index.ts';

/** Asks the processor about each payment, refund and removed method that is due, once. */
export async function runPaymentJobs(context: WalletContext): Promise<void> {
  const sweeps = [reconcileTopUps, reconcileInvoices, resumeClosings, reconcileRefunds, detachPaymentMethods];
  const outcomes = await Promise.allSettled(sweeps.map((sweep) => sweep(context)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
