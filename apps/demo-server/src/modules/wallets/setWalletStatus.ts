import type { Wallet } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { setAccountStatus } from '../../ledger/index.ts';
import { recordAction } from '../auditLog/index.ts';
import { translateRefusal, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, toWallet } from './wallets.ts';

/**
 * Freezes or unfreezes a wallet. Does nothing when the wallet has the status already.
 *
 * @throws WalletError `not_found`, `wallet_closing`, `wallet_closed`
 */
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
    await execute(transaction, kysely.updateTable('wallets').set({ status }).where('id', '=', walletId));
    await recordAction(context, transaction);
    return toWallet({ ...row, status });
  });
}
