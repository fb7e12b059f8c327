import { verifyLedger } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { requireBalance } from './readWalletBalance.ts';

/** Result of verifying a wallet's history. */
export type WalletVerification = {
  walletId: string;
  intact: boolean;
  /** Inconsistencies found, each with the number of the entry, grant or event that has it. */
  faults: { number: number | null; fault: string }[];
  /** Number of the last verified event. */
  sequence: number;
  asOf: string;
};

/** Recomputes a wallet's hash chain and all derived values, and reports each difference. */
export async function verifyWallet(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<WalletVerification> {
  await findWallet(context.database, owner, walletId);
  const { sequence } = await requireBalance(context.database, walletId, context.now());
  const found = await verifyLedger(context.database, { accountId: walletId });
  const faults = found.map(({ number, fault }) => ({ number, fault }));
  return { walletId, intact: faults.length === 0, faults, sequence, asOf: context.now().toISOString() };
}
