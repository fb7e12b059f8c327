import { type Wallet, WalletError } from '@coffer/adapter';
import type { Transaction } from '../database/Database.ts';
import { appendEvents } from '../ledger/appendEvents.ts';
import { openAccount } from '../ledger/openAccount.ts';
import { createId } from './createId.ts';
import { readCustomer } from './customers.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { claimKey, keepAnswer } from './requestKeys.ts';
import type { Answer, CallerKey, WalletContext } from './WalletContext.ts';
import { toWallet, type WalletRow } from './wallets.ts';

export type OpenWalletParameters = {
  customerId: string;
  currency: string;
  /** Paid money that the customer brings along, in minor units. */
  openingBalance?: number | undefined;
  /** Required with an opening balance, since that moves money. */
  key?: CallerKey | undefined;
};

/** Opens a wallet in one more currency. @throws WalletError `wallet_exists` when one is open already */
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
      if (earlier?.answer) return { value: earlier.answer, replayed: true };
    }
    const wallet = await openWalletWithin(transaction, { merchantId, customerId, currency, at });
    if (openingBalance > 0)
      await creditOpeningBalance(context, transaction, wallet, { amount: openingBalance, at });
    if (key) await keepAnswer(transaction, { ...key, fingerprint }, wallet);
    return { value: wallet, replayed: false };
  });
}

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
  await openAccount(transaction, { id, bookId: merchantId, currency });
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
      contra: 'cash',
      grant: { kind: 'paid', priority: 100, expiresAt: null },
      event: { type: 'wallet.topped_up' },
    },
  ]);
}
