import type { Wallet } from '@coffer/adapter';
import type { LedgerOperation } from '../ledger/LedgerOperation.ts';
import { type SeedLine, seedSources } from './SeedCustomer.ts';

const dayMs = 86_400_000;

/** A wallet's past as ledger operations, oldest first. */
export function seedOperations(wallet: Wallet, lines: readonly SeedLine[], end: Date): LedgerOperation[] {
  return lines
    .toSorted((a, b) => b.daysAgo - a.daysAgo)
    .flatMap((line, index) => {
      const at = new Date(Math.round(end.getTime() - line.daysAgo * dayMs));
      const operation = toOperation(wallet, line, { at, end, index });
      return line.kind === 'topUp' && line.bonus ? [operation, bonusOf(wallet, line.bonus, at)] : [operation];
    });
}

type Place = { at: Date; end: Date; index: number };

function toOperation(wallet: Wallet, line: SeedLine, { at, end, index }: Place): LedgerOperation {
  const reference = 'reference' in line ? { type: referenceTypes[line.kind], id: line.reference } : null;
  const common = { ...commonOf(wallet, at), amount: line.amount, reason: line.reason, reference };
  if (line.kind === 'hold') {
    const holdId = `hld_seed${wallet.id.slice(-12)}${index}`;
    const expiresAt = new Date(end.getTime() + 7 * dayMs);
    return { ...common, action: 'hold', holdId, expiresAt, event: { type: 'wallet.hold_created' } };
  }
  const source = seedSources[line.kind];
  const text = { ...common, source, metadata: {} };
  switch (line.kind) {
    case 'usage':
    case 'invoice':
      return {
        ...text,
        action: 'debit',
        type: 'debit',
        contra: 'revenue',
        event: { type: 'wallet.payment_made' },
      };
    case 'promotion': {
      const expiresAt = new Date(end.getTime() + line.expiresInDays * dayMs);
      const grant = { kind: 'promotional', priority: 100, expiresAt } as const;
      return { ...text, action: 'credit', type: 'credit', contra: 'promotions', grant, event: toppedUp };
    }
    case 'refund':
      return {
        ...text,
        action: 'credit',
        type: 'refund',
        contra: 'revenue',
        grant: paid,
        event: { type: 'wallet.refunded' },
      };
    case 'topUp':
      return { ...text, action: 'credit', type: 'credit', contra: 'cash', grant: paid, event: toppedUp };
  }
}

function bonusOf(wallet: Wallet, amount: number, at: Date): LedgerOperation {
  const grant = {
    kind: 'promotional',
    priority: 100,
    expiresAt: new Date(at.getTime() + 120 * dayMs),
  } as const;
  const text = {
    type: 'credit',
    source: 'bonus',
    reason: 'Top-up bonus',
    reference: null,
    metadata: {},
  } as const;
  return {
    ...commonOf(wallet, at),
    ...text,
    amount,
    action: 'credit',
    contra: 'promotions',
    grant,
    event: toppedUp,
  };
}

function commonOf(wallet: Wallet, at: Date) {
  return { accountId: wallet.id, currency: wallet.currency, actor: 'merchant', at } as const;
}

const referenceTypes = { invoice: 'invoice', hold: 'job' } as const;
const toppedUp = { type: 'wallet.topped_up' };
const paid = { kind: 'paid', priority: 100, expiresAt: null } as const;
