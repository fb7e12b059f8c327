import type { Wallet } from '@coffer/adapter';
import { setAccountStatus } from '../../ledger/index.ts';
import { translateRefusal, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, toWallet } from './wallets.ts';

/** Freezes or unfreezes a wallet; to the status that it has already, nothing happens. */
export function setWalletStatus(
  context: WalletContext,
  owner: AccessScope,
  { walletId, status }: { walletId: string; status: 'active' | 'frozen' },
): Promise<Wallet> {
  return context.database.transaction(async (transaction) => {
    const row = await findWallet(transaction, owner, walletId);
    const type = status === 'frozen' ? 'wallet.frozen' : 'wallet.unfrozen';
    const event = { type, at: context.now(), data: { walletId } };
    await setAccountStatus(transaction, { accountId: walletId, status, event }).catch(translateRefusal);
    await transaction.query('update wallets set status = $2 where id = $1', [walletId, status]);
    return toWallet({ ...row, status });
  });
}
