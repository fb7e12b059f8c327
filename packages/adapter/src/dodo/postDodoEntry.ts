import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import type { WriteOptions } from '../port/WalletAdapter.ts';
import type { DodoClient } from './DodoClient.ts';
import { dodoCall } from './dodoCall.ts';

/** A credit, or a debit if the amount is negative. */
export type DodoPostParameters = { walletId: string; amount: Money; reason?: string };

const keyLengthMax = 255;

/** Writes one entry to the vendor's ledger, once for each key. */
export async function postDodoEntry(
  { client, customerId, currency }: { client: DodoClient; customerId: string; currency: string },
  { amount, reason }: DodoPostParameters,
  { idempotencyKey, onReplayed, signal }: WriteOptions,
): Promise<void> {
  if (!idempotencyKey || idempotencyKey.length > keyLengthMax) {
    throw new WalletError('idempotency_key_required', 'A key of 1 to 255 characters goes with each write.');
  }
  if (!isAmount(amount.amount) || amount.amount === 0) {
    const message = 'is a whole number of minor units, and not zero';
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
    await dodoCall(signal ? { signal } : {}, (sent) =>
      client.customers.wallets.ledgerEntries.create(customerId, body, sent),
    );
  } catch (error) {
    if (!isRepeatedKey(error)) throw error;
    // Also after a lost answer: the SDK asked again by itself, and the first time had worked.
    onReplayed?.();
  }
}

/** The vendor's 409; one that says that the first call still runs is none. */
function isRepeatedKey(error: unknown): boolean {
  if (!(error instanceof WalletError) || error.code !== 'operation_in_progress') return false;
  return error.facts.vendorCode !== 'OPERATION_IN_PROGRESS';
}
