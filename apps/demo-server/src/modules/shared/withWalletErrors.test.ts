import { expect, test } from 'vitest';
import { LedgerError } from '../../ledger/index.ts';
import { refusalToWalletError } from './withWalletErrors.ts';

test('writes an amount that the balance does not cover with its currency', () => {
  const facts = { availableBalance: 4_500, amount: 999_900, currency: 'USD' };
  const error = refusalToWalletError(new LedgerError('insufficient_funds', 'internal', facts));
  expect(error.message).toBe('The wallet has $45.00 available, which does not cover $9,999.00.');
  expect(error.facts).toEqual(facts);
});

test('names the wallet, and not the account of the ledger', () => {
  const facts = { accountId: 'wal_1', currency: 'EUR' };
  const error = refusalToWalletError(
    new LedgerError('currency_mismatch', 'Account wal_1 is not in EUR.', facts),
  );
  expect(error.message).toBe("This wallet is not in EUR. Send the amount in the wallet's currency.");
  expect(error.facts).toEqual({ walletId: 'wal_1', currency: 'EUR' });
});
