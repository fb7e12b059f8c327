import { LedgerError } from '../LedgerError.ts';
import type { LedgerOperation } from '../LedgerOperation.ts';
import type { PostOutcome } from './postBatch.ts';

/** Makes the error for a rejected operation from its outcome. */
export function toLedgerError(operation: LedgerOperation, outcome: PostOutcome): LedgerError {
  const { accountId, amount, currency } = operation;
  switch (outcome.code) {
    case 'account_not_found':
      return new LedgerError('account_not_found', `There is no account ${accountId}.`, { accountId });
    case 'account_frozen':
      return new LedgerError('account_frozen', `Account ${accountId} is frozen.`, { accountId });
    case 'account_closing':
      return new LedgerError('account_closing', `Account ${accountId} is closing.`, { accountId });
    case 'account_closed':
      return new LedgerError('account_closed', `Account ${accountId} is closed.`, { accountId });
    case 'currency_mismatch':
      return new LedgerError('currency_mismatch', `Account ${accountId} is not in ${currency}.`, {
        accountId,
        currency,
      });
    case 'amount_out_of_range':
      return new LedgerError('amount_out_of_range', 'The balance would exceed 2^53−1 minor units.', {
        amount,
        balance: outcome.balance ?? 0,
      });
    case 'insufficient_funds':
      return insufficientFunds(operation, outcome);
    case 'idempotency_key_reused':
      return new LedgerError('idempotency_key_reused', 'This idempotency key was used for something else.');
    case 'clock_skew':
      return new LedgerError(
        'clock_skew',
        "The instant of this write differs from the database's time by more than 10 seconds. Nothing was written. Try again.",
        { at: operation.at.toISOString() },
      );
    case 'entry_not_found':
    case 'reversal_exceeded':
      return reversalError(outcome.code, operation, outcome);
    default:
      return holdError(operation, outcome);
  }
}

function reversalError(
  code: 'entry_not_found' | 'reversal_exceeded',
  operation: LedgerOperation,
  { allowed }: PostOutcome,
): LedgerError {
  const { accountId, amount } = operation;
  const number = operation.action === 'reverse' ? operation.reversesEntry : 0;
  if (code === 'entry_not_found') {
    const message = `Account ${accountId} has no debit ${number} to reverse.`;
    return new LedgerError(code, message, { accountId, number });
  }
  const reversible = allowed ?? 0;
  const message = `${amount} is more than the ${reversible} of debit ${number} that is not yet reversed.`;
  return new LedgerError(code, message, { amount, reversible, number });
}

function insufficientFunds({ amount, currency }: LedgerOperation, { allowed }: PostOutcome): LedgerError {
  const availableBalance = allowed ?? 0;
  const message = `${amount} is more than the ${availableBalance} available.`;
  return new LedgerError('insufficient_funds', message, { availableBalance, amount, currency });
}

function holdError(operation: LedgerOperation, outcome: PostOutcome): LedgerError {
  const holdId = 'holdId' in operation ? operation.holdId : '';
  switch (outcome.code) {
    case 'hold_not_found':
      return new LedgerError('hold_not_found', `There is no hold ${holdId} on this account.`, { holdId });
    case 'hold_not_open':
      return new LedgerError('hold_not_open', `Hold ${holdId} was resolved already, or has expired.`, {
        holdId,
      });
    case 'hold_exceeded':
      return new LedgerError('hold_exceeded', `${operation.amount} is more than hold ${holdId} reserves.`, {
        holdId,
        amount: operation.amount,
        currency: operation.currency,
        reserved: outcome.allowed ?? 0,
      });
    default:
      throw new Error(`The ledger returned an unknown outcome: ${outcome.code}.`);
  }
}
