import type { EntryReference } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import type { WalletContext } from '../shared/index.ts';

/** Takes unspent money of one top-up out of its wallet, on its way back to the card. Answers the entry's number. */
export async function debitForRefund(
  context: WalletContext,
  transaction: Transaction,
  taking: {
    walletId: string;
    currency: string;
    amount: number;
    /** The number of the top-up's own entry. */
    grantNumber: number;
    reason: string;
    reference: EntryReference;
    /** @default 'cash' */
    counterAccount?: 'cash' | 'promotions';
  },
): Promise<number> {
  const {
    walletId: accountId,
    currency,
    amount,
    grantNumber,
    reason,
    reference,
    counterAccount = 'cash',
  } = taking;
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      action: 'debit',
      accountId,
      currency,
      amount,
      // A frozen wallet keeps its money from being spent, not from going back to who paid it.
      actor: 'system',
      at: context.now(),
      type: 'debit',
      source: 'refund',
      reason,
      reference,
      metadata: {},
      counterAccount,
      grantSelection: { grants: [grantNumber], onShortfall: 'reject' },
      event: { type: 'wallet.refunded' },
    },
  ]);
  if (!receipt?.entry) throw new Error(`The ledger gave no entry for a refund out of ${accountId}.`);
  return receipt.entry.number;
}
