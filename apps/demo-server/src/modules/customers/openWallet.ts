import type { Wallet } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { recordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  claimKey,
  fingerprintOf,
  type IdempotentResult,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { readCustomer } from './customers.ts';
import { openWalletWithin } from './openWalletWithin.ts';

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
): Promise<IdempotentResult<Wallet>> {
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
    await recordAction(context, transaction, wallet.id);
    if (key) await storeIdempotentResponse(transaction, { ...key, fingerprint }, wallet);
    return { value: wallet, replayed: false };
  });
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
