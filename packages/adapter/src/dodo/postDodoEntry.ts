import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import type { WriteOptions } from '../port/WalletAdapter.ts';
import type { DodoClient } from './DodoClient.ts';
import { dodoCall } from './dodoCall.ts';

/** A credit, or a debit if the amount is negative. */
export type DodoPostParameters = { walletId: string; amount: Money; reason?: string };

const keyLengthMax = 255;

/** Writes one entry to the vendor's ledger, once per idempotency key. */
export async function postDodoEntry(
  { client, customerId, currency }: { client: DodoClient; customerId: string; currency: string },
  { amount, reason }: DodoPostParameters,
  { idempotencyKey, onReplayed, signal }: WriteOptions,
): Promise<void> {
  if (!idempotencyKey || idempotencyKey.length > keyLengthMax) {
    throw new WalletError('idempotency_key_required', 'Pass an idempotency key of 1 to 255 characters.');
  }
  if (!isAmount(amount.amount) || amount.amount === 0) {
    const message = 'is not a whole number of minor units other than zero';
    throw new WalletError('invalid_request', `The amount ${message}.`, {
      fields: [{ field: 'amount.amount', message }],
    });
  }
  if (amount.currency !== currency) {
    throw new WalletError('currency_mismatch', `The wallet is in ${currency}.`, {
      facts: { walletCurrency: currency },
    });
  }
  const body = {
    amount: Math.abs(amount.amount),
    currency,
    entry_type: amount.amount > 0 ? ('credit' as const) : ('debit' as const),
    idempotency_key: idempotencyKey,
    ...(reason === undefined ? {} : { reason }),
  };
  try {
    await dodoCall(signal ? { signal } : {}, (sdkOptions) =>
      client.customers.wallets.ledgerEntries.create(customerId, body, sdkOptions),
    );
  } catch (error) {
    if (!isRepeatedKey(error)) throw error;
    // Also after a lost response: the SDK retried, and the first try had succeeded.
    onReplayed?.();
  }
}

/** Returns whether the vendor responded with 409 because the key was used, not because the first call still runs. */
function isRepeatedKey(error: unknown): boolean {
  if (!(error instanceof WalletError) || error.code !== 'operation_in_progress') return false;
  return error.facts.vendorCode !== 'OPERATION_IN_PROGRESS';
}
