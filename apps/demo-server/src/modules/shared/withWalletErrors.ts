import { type EntrySource, WalletError, type WireErrorCode } from '@coffer/adapter';
import { type Ledger, LedgerError, type LedgerErrorCode } from '../../ledger/index.ts';
import { moneyText } from './moneyText.ts';

/** Maps each error code of the ledger to the code of the API. */
const codes: Record<LedgerErrorCode, WireErrorCode> = {
  account_not_found: 'not_found',
  account_frozen: 'wallet_frozen',
  account_closing: 'wallet_closing',
  account_closed: 'wallet_closed',
  currency_mismatch: 'currency_mismatch',
  amount_out_of_range: 'amount_out_of_range',
  insufficient_funds: 'insufficient_funds',
  hold_not_found: 'not_found',
  hold_not_open: 'hold_not_open',
  hold_exceeded: 'hold_exceeded',
  entry_not_found: 'not_found',
  // Use cases that reverse an entry check the amount themselves, with their own message.
  reversal_exceeded: 'amount_out_of_range',
  idempotency_key_reused: 'idempotency_key_reused',
  clock_skew: 'clock_skew',
};

const fields: Partial<Record<LedgerErrorCode, string>> = {
  currency_mismatch: 'amount.currency',
  amount_out_of_range: 'amount.amount',
};

/** Wraps a ledger so that it throws `WalletError`s. */
export function withWalletErrors(ledger: Ledger<EntrySource>): Ledger<EntrySource> {
  return {
    post: (operation) => ledger.post(operation).catch(translateRefusal),
    postWithin: (transaction, operations) =>
      ledger.postWithin(transaction, operations).catch(translateRefusal),
  };
}

/** Throws a ledger error as `WalletError`, and any other error unchanged. Use it with `catch`. */
export function translateRefusal(error: unknown): never {
  throw error instanceof LedgerError ? refusalToWalletError(error) : error;
}

/** Converts a ledger error to a `WalletError`. */
export function refusalToWalletError(error: LedgerError): WalletError {
  const field = fields[error.code];
  const message = messageOf(error);
  const { accountId, ...facts } = error.facts;
  return new WalletError(codes[error.code], message, {
    facts: accountId === undefined ? facts : { ...facts, walletId: accountId },
    ...(field ? { fields: [{ field, message }] } : {}),
    ...(error.code === 'clock_skew' ? { retryAfterSeconds: 5 } : {}),
    cause: error,
  });
}

/** Writes an error of the ledger for the API's callers, who know wallets and not accounts. */
function messageOf({ code, message, facts }: LedgerError): string {
  const { accountId, amount, currency, availableBalance, reserved } = facts;
  const money = (minorUnits: unknown) => moneyText(Number(minorUnits), String(currency));
  switch (code) {
    case 'account_not_found':
      return `There is no wallet ${accountId}.`;
    case 'account_frozen':
      return 'This wallet is frozen. Unfreeze the wallet, then try again.';
    case 'account_closing':
      return 'This wallet is closing and accepts no changes.';
    case 'account_closed':
      return 'This wallet is closed. Create another wallet.';
    case 'currency_mismatch':
      return `This wallet is not in ${currency}. Send the amount in the wallet's currency.`;
    case 'insufficient_funds':
      return `The wallet has ${money(availableBalance)} available, which does not cover ${money(amount)}.`;
    case 'hold_exceeded':
      return `The hold reserves ${money(reserved)}, which does not cover ${money(amount)}.`;
    case 'hold_not_found':
      return 'There is no such hold on this wallet.';
    case 'hold_not_open':
      return 'This hold was captured or released, or has expired.';
    case 'amount_out_of_range':
    case 'entry_not_found':
    case 'reversal_exceeded':
    case 'idempotency_key_reused':
    case 'clock_skew':
      return message;
    default:
      return code satisfies never;
  }
}
