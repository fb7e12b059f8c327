import type { Entry, EntryReference, EntrySource, Money } from '@coffer/adapter';
import type { CreditOperation, DebitOperation, LedgerReceipt } from '../../ledger/index.ts';
import { alsoRecordAction } from '../auditLog/index.ts';
import {
  assertFutureExpiry,
  type CallerKey,
  fingerprintOf,
  type IdempotentResult,
  type WalletContext,
} from '../shared/index.ts';
import { toEntry } from './toEntry.ts';
import { type AccessScope, requireWallet } from './wallets.ts';

/** Kind, priority and expiry of the grant that a credit creates. */
type GrantTerms = { kind: 'paid' | 'promotional'; priority: number; expiresAt: Date | null };

type EntryText = {
  source: EntrySource;
  reason: string | null;
  reference: EntryReference | null;
  metadata: Record<string, string>;
};

/** An entry that the merchant posts. Amounts are positive; the amount of an adjustment has a sign. */
export type MerchantEntry = EntryText & { amount: Money } & (
    | { type: 'credit'; grant: GrantTerms }
    | { type: 'debit' }
    | { type: 'refund' }
    | { type: 'adjustment' }
  );

/** An entry with the balance of its wallet right after it. */
export type PostedEntry = { entry: Entry; balance: LedgerReceipt['balance'] };

/**
 * Posts an entry as one operation of the ledger, which also stores the idempotency key.
 *
 * @throws WalletError `insufficient_funds`, `wallet_frozen`, `wallet_closed`, `currency_mismatch` …
 */
export async function postEntry(
  context: WalletContext,
  owner: AccessScope,
  { walletId, entry, key }: { walletId: string; entry: MerchantEntry; key: CallerKey },
): Promise<IdempotentResult<PostedEntry>> {
  await requireWallet(context, owner, walletId);
  const fingerprint = fingerprintOf('postEntry', { walletId, entry });
  const idempotency = { ...key, fingerprint };
  const end = entry.type === 'credit' ? entry.grant.expiresAt : null;
  await assertFutureExpiry(context, { end, field: 'grant.expiresAt', key: idempotency });
  const common = {
    accountId: walletId,
    amount: Math.abs(entry.amount.amount),
    currency: entry.amount.currency,
    actor: 'merchant' as const,
    idempotency,
    at: context.now(),
    type: entry.type,
    source: entry.source,
    reason: entry.reason,
    reference: entry.reference,
    metadata: entry.metadata,
    ...alsoRecordAction(context),
  };
  const receipt = await context.ledger.post({ ...common, ...side(entry) });
  if (!receipt.entry) throw new Error('The ledger gave no entry for a credit or debit.');
  return { value: { entry: toEntry(receipt.entry), balance: receipt.balance }, replayed: receipt.replayed };
}

type Side =
  | Pick<CreditOperation, 'action' | 'counterAccount' | 'grant' | 'event'>
  | Pick<DebitOperation, 'action' | 'counterAccount' | 'event'>;

const paid: GrantTerms = { kind: 'paid', priority: 100, expiresAt: null };

/** Returns the direction of the money, the counter account and the event of an entry. */
function side(entry: MerchantEntry): Side {
  switch (entry.type) {
    case 'credit': {
      const counterAccount = entry.grant.kind === 'paid' ? 'cash' : 'promotions';
      return { action: 'credit', counterAccount, grant: entry.grant, event: { type: 'wallet.topped_up' } };
    }
    case 'debit':
      return { action: 'debit', counterAccount: 'revenue', event: { type: 'wallet.payment_made' } };
    case 'refund':
      return { action: 'credit', counterAccount: 'revenue', grant: paid, event: { type: 'wallet.refunded' } };
    case 'adjustment':
      return entry.amount.amount > 0
        ? { action: 'credit', counterAccount: 'revenue', grant: paid, event: { type: 'wallet.adjusted' } }
        : { action: 'debit', counterAccount: 'revenue', event: { type: 'wallet.adjusted' } };
  }
}
