import type { Money, Wallet } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { recordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  claimKey,
  fingerprintOf,
  type IdempotentResult,
  requireCurrency,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type FundingSource, fundingOf, type WalletWithBalances, withBalance } from '../wallets/index.ts';
import { readCustomer } from './customers.ts';
import { openWalletWithin } from './openWalletWithin.ts';

export type OpenWalletParameters = {
  customerId: string;
  currency: string;
  /** Amount to credit at once, in the wallet's currency. Defaults to zero. */
  initialBalance?: Money | undefined;
  /** Source of the initial balance. Required with one. */
  fundedBy?: FundingSource | undefined;
  /** Required with an initial balance, because that moves money. */
  key?: CallerKey | undefined;
};

/**
 * Opens a wallet in another currency.
 *
 * @throws WalletError `not_found`, `currency_mismatch` for an initial balance in another currency, or `wallet_exists` when
 * the customer has an open wallet in the currency
 */
export async function openWallet(
  context: WalletContext,
  merchantId: string,
  { key, ...parameters }: OpenWalletParameters,
): Promise<IdempotentResult<WalletWithBalances>> {
  const { customerId, currency, initialBalance, fundedBy } = parameters;
  const initialAmount = initialBalance ? requireCurrency(initialBalance, currency, 'initialBalance') : 0;
  await readCustomer(context, merchantId, customerId);
  const at = context.now();
  const fingerprint = fingerprintOf('openWallet', parameters);
  return context.database.transaction(async (transaction) => {
    if (key) {
      const earlier = await claimKey<WalletWithBalances>(
        transaction,
        { ...key, fingerprint },
        { resourceId: customerId, at },
      );
      if (earlier?.response) return { value: earlier.response, replayed: true };
    }
    const opened = await openWalletWithin(transaction, { merchantId, customerId, currency, at });
    if (initialAmount > 0 && fundedBy) {
      await creditInitialBalance(context, transaction, opened, { amount: initialAmount, fundedBy, at });
    }
    await recordAction(context, transaction, opened.id);
    const wallet = await withBalance(transaction, opened, at);
    if (key) await storeIdempotentResponse(transaction, { ...key, fingerprint }, wallet);
    return { value: wallet, replayed: false };
  });
}

async function creditInitialBalance(
  context: WalletContext,
  transaction: Transaction,
  wallet: Wallet,
  { amount, fundedBy, at }: { amount: number; fundedBy: FundingSource; at: Date },
): Promise<void> {
  const { kind, ...funding } = fundingOf(fundedBy);
  await context.ledger.postWithin(transaction, [
    {
      action: 'credit',
      accountId: wallet.id,
      amount,
      currency: wallet.currency,
      actor: 'merchant',
      at,
      type: 'credit',
      ...funding,
      reason: 'Initial balance',
      reference: null,
      metadata: {},
      grant: { kind, priority: 100, expiresAt: null },
      event: { type: 'wallet.topped_up' },
    },
  ]);
}
