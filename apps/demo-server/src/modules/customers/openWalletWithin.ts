import { type Wallet, WalletError } from '@coffer/adapter';
import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { appendEvents, openAccount } from '../../ledger/index.ts';
import { createId } from '../shared/index.ts';
import { toWallet } from '../wallets/index.ts';

/**
 * Opens a wallet at zero in the caller's transaction, with its account and its first event.
 *
 * @throws WalletError `wallet_exists`
 */
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
  const row = await executeTakeFirst(
    transaction,
    kysely
      .insertInto('wallets')
      .values({ id, merchant_id: merchantId, customer_id: customerId, currency, created_at: at })
      // A literal: PostgreSQL matches the partial index only against constants.
      .onConflict((conflict) =>
        conflict.columns(['customer_id', 'currency']).where('status', '<>', sql.lit('closed')).doNothing(),
      )
      .returningAll(),
  );
  if (!row) {
    const message = `This customer already has an open wallet in ${currency}.`;
    throw new WalletError('wallet_exists', message, { fields: [{ field: 'currency', message }] });
  }
  await openAccount(transaction, { id, ledgerId: merchantId, currency });
  await appendEvents(transaction, id, [{ type: 'wallet.created', at, data: { walletId: id, currency } }]);
  return toWallet(row);
}
