import { type Wallet, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { appendEvents, openAccount } from '../../ledger/index.ts';
import { createId } from '../shared/index.ts';
import { toWallet, type WalletRow } from '../wallets/index.ts';

/** Opens a wallet at zero, with its account and its first event, in the caller's transaction. */
export async function openWalletWithin(
  transaction: Transaction,
  {
    merchantId,
    customerId,
    currency,
    at,
  }: { merchantId: string; customerId: string; currency: string; at: Date },
): Promise<Wallet> {
  const id = createId('wal', at);
  const [row] = await transaction.query<WalletRow>(
    `insert into wallets (id, merchant_id, customer_id, currency, created_at) values ($1, $2, $3, $4, $5)
     on conflict (customer_id, currency) where status <> 'closed' do nothing returning *`,
    [id, merchantId, customerId, currency, at],
  );
  if (!row) {
    const message = `This customer has an open wallet in ${currency} already.`;
    throw new WalletError('wallet_exists', message, { fields: [{ field: 'currency', message }] });
  }
  await openAccount(transaction, { id, ledgerId: merchantId, currency });
  await appendEvents(transaction, id, [{ type: 'wallet.created', at, data: { walletId: id, currency } }]);
  return toWallet(row);
}
