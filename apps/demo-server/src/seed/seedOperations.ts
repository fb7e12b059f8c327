import type { EntrySource } from '@coffer/adapter';
import type { LedgerOperation } from '../ledger/index.ts';
import type { PlainLine } from './SeedCustomer.ts';

const dayMs = 86_400_000;

/** Converts history to ledger operations. Promotions and holds expire relative to the time of the seed. */
export function seedOperations(
  wallet: { id: string; currency: string },
  lines: readonly PlainLine[],
  end: Date,
): LedgerOperation<EntrySource>[] {
  return lines.map((line) => toOperation(wallet, line, end));
}

/** Returns the time of an item. */
export function instantOf({ daysAgo }: { daysAgo: number }, end: Date): Date {
  return new Date(Math.round(end.getTime() - daysAgo * dayMs));
}

function toOperation(
  wallet: { id: string; currency: string },
  line: PlainLine,
  end: Date,
): LedgerOperation<EntrySource> {
  const { amount, reason } = line;
  const { id: accountId, currency } = wallet;
  const at = instantOf(line, end);
  const common = { accountId, currency, amount, reason, at, actor: 'merchant' } as const;
  const text = { ...common, reference: null, metadata: {} };
  const endsIn = (days: number) => new Date(end.getTime() + days * dayMs);
  switch (line.kind) {
    case 'hold': {
      const holdId = `hld_seed${wallet.id.slice(-12)}`;
      const reference = { type: 'job', id: line.reference };
      const event = { type: 'wallet.hold_created' };
      return { ...common, action: 'hold', holdId, reference, expiresAt: endsIn(7), event };
    }
    case 'usage':
      return {
        ...text,
        action: 'debit',
        type: 'debit',
        source: 'usage',
        counterAccount: 'revenue',
        event: { type: 'wallet.payment_made' },
      };
    case 'promotion':
      return {
        ...text,
        action: 'credit',
        type: 'credit',
        source: 'promotion',
        counterAccount: 'promotions',
        grant: { kind: 'promotional', priority: 100, expiresAt: endsIn(line.expiresInDays) },
        event: { type: 'wallet.topped_up' },
      };
    case 'refund':
      return {
        ...{
          ...text,
          action: 'credit',
          type: 'refund',
          source: 'refund',
          counterAccount: 'revenue',
          grant: paid,
        },
        event: { type: 'wallet.refunded' },
      };
    case 'carriedOver':
      return {
        ...{
          ...text,
          action: 'credit',
          type: 'credit',
          source: 'merchant',
          counterAccount: 'externalPayments',
          grant: paid,
        },
        event: { type: 'wallet.topped_up' },
      };
  }
}

const paid = { kind: 'paid', priority: 100, expiresAt: null } as const;
