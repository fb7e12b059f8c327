import type { EntryReference } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import type { WalletContext } from '../shared/index.ts';

/** Puts what a card paid into a wallet instead of back to the card: paid money. Answers the entry's number. */
export async function creditRefund(
  context: WalletContext,
  transaction: Transaction,
  refund: { walletId: string; currency: string; amount: number; reason: string; reference: EntryReference },
): Promise<number> {
  const { walletId: accountId, currency, amount, reason, reference } = refund;
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      action: 'credit',
      accountId,
      currency,
      amount,
      actor: 'merchant',
      at: context.now(),
      type: 'refund',
      source: 'refund',
      reason,
      reference,
      metadata: {},
      counterAccount: 'cash',
      grant: { kind: 'paid', priority: 100, expiresAt: null },
      event: { type: 'wallet.refunded' },
    },
  ]);
  if (!receipt?.entry) throw new Error(`The ledger gave no entry for a refund into ${accountId}.`);
  return receipt.entry.number;
}
