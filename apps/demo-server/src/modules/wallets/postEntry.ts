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

/** Source of the money of a merchant's credit. */
export const fundingSources = ['promotion', 'externalPayment', 'correction'] as const;
export type FundingSource = (typeof fundingSources)[number];

type EntryText = {
  reason: string | null;
  reference: EntryReference | null;
  metadata: Record<string, string>;
};

/** An entry that the merchant posts. Amounts are positive; the amount of an adjustment has a sign. */
export type MerchantEntry = EntryText & { amount: Money } & (
    | { type: 'credit'; fundedBy: FundingSource; grant: { priority: number; expiresAt: Date | null } }
    | { type: 'debit'; source: EntrySource }
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
  | Pick<CreditOperation<EntrySource>, 'action' | 'source' | 'counterAccount' | 'grant' | 'event'>
  | Pick<DebitOperation<EntrySource>, 'action' | 'source' | 'counterAccount' | 'event'>;

const lasting = { priority: 100, expiresAt: null };

/**
 * Returns the source, the counter account and the kind of grant of a merchant's credit. Only money that the merchant has
 * received becomes paid credit, which closing a wallet pays out.
 */
export function fundingOf(fundedBy: FundingSource) {
  switch (fundedBy) {
    case 'promotion':
      return { source: 'promotion', counterAccount: 'promotions', kind: 'promotional' } as const;
    case 'externalPayment':
      return { source: 'merchant', counterAccount: 'externalPayments', kind: 'paid' } as const;
    case 'correction':
      return { source: 'correction', counterAccount: 'corrections', kind: 'promotional' } as const;
    default:
      return fundedBy satisfies never;
  }
}

/** Returns the direction of the money, the source, the counter account and the event of an entry. */
function side(entry: MerchantEntry): Side {
  switch (entry.type) {
    case 'credit': {
      const { kind, ...funding } = fundingOf(entry.fundedBy);
      const event = { type: 'wallet.topped_up' };
      return { action: 'credit', ...funding, grant: { kind, ...entry.grant }, event };
    }
    case 'debit': {
      const event = { type: 'wallet.payment_made' };
      const counterAccount = entry.source === 'correction' ? 'corrections' : 'revenue';
      return { action: 'debit', source: entry.source, counterAccount, event };
    }
    case 'refund': {
      const grant = { kind: 'paid', ...lasting } as const;
      const event = { type: 'wallet.refunded' };
      return { action: 'credit', source: 'refund', counterAccount: 'revenue', grant, event };
    }
    case 'adjustment': {
      const { kind, ...correction } = fundingOf('correction');
      const event = { type: 'wallet.adjusted' };
      return entry.amount.amount > 0
        ? { action: 'credit', ...correction, grant: { kind, ...lasting }, event }
        : { action: 'debit', ...correction, event };
    }
    default:
      return entry satisfies never;
  }
}
