import { verifyLedger } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { requireBalance } from './readWalletBalance.ts';

/** Whether a wallet's history is as it was written. */
export type WalletVerification = {
  walletId: string;
  intact: boolean;
  /** What does not add up, and at which entry, grant or event of the wallet. */
  faults: { number: number | null; fault: string }[];
  /** Up to which event it was looked at. */
  sequence: number;
  asOf: string;
};

/** Recomputes a wallet's chain of hashes, and all that is stored twice, and names what was changed. */
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
