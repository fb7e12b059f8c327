import { type Wallet, WalletError } from '@coffer/adapter';
import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { appendEvents, openAccount } from '../../ledger/index.ts';
import {
  type Answer,
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { toWallet } from '../wallets/index.ts';
import { readCustomer } from './customers.ts';

export type OpenWalletParameters = {
  customerId: string;
  currency: string;
  /** Paid money that the customer already has, in minor units. @default 0 */
  openingBalance?: number | undefined;
  /** Required with an opening balance, because that moves money. */
  key?: CallerKey | undefined;
};

/**
 * Opens a wallet in another currency.
 *
 * @throws WalletError `not_found`, or `wallet_exists` when the customer has an open wallet in the currency
 */
export async function openWallet(
  context: WalletContext,
  merchantId: string,
  { key, ...parameters }: OpenWalletParameters,
): Promise<Answer<Wallet>> {
  const { customerId, currency, openingBalance = 0 } = parameters;
  await readCustomer(context, merchantId, customerId);
  const at = context.now();
  const fingerprint = fingerprintOf('openWallet', parameters);
  return context.database.transaction(async (transaction) => {
    if (key) {
      const earlier = await claimKey<Wallet>(
        transaction,
        { ...key, fingerprint },
        { resourceId: customerId, at },
      );
      if (earlier?.response) return { value: earlier.response, replayed: true };
    }
    const wallet = await openWalletWithin(transaction, { merchantId, customerId, currency, at });
    if (openingBalance > 0) {
      await creditOpeningBalance(context, transaction, wallet, { amount: openingBalance, at });
    }
    if (key) await storeIdempotentResponse(transaction, { ...key, fingerprint }, wallet);
    return { value: wallet, replayed: false };
  });
}

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

async function creditOpeningBalance(
  context: WalletContext,
  transaction: Transaction,
  wallet: Wallet,
  { amount, at }: { amount: number; at: Date },
): Promise<void> {
  await context.ledger.postWithin(transaction, [
    {
      action: 'credit',
      accountId: wallet.id,
      amount,
      currency: wallet.currency,
      actor: 'merchant',
      at,
      type: 'credit',
      source: 'merchant',
      reason: 'Opening balance',
      reference: null,
      metadata: {},
      counterAccount: 'cash',
      grant: { kind: 'paid', priority: 100, expiresAt: null },
      event: { type: 'wallet.topped_up' },
    },
  ]);
}
