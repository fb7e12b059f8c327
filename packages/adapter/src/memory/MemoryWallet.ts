import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import type { Entry, EntrySource, EntryType } from '../port/Entry.ts';
import type { Grant, GrantPage } from '../port/Grant.ts';
import type { Wallet } from '../port/Wallet.ts';
import type { ListGrantsParameters } from '../port/WalletAdapter.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { WalletEventType } from '../port/WalletEvent.ts';
import type { IdentifierSource } from './identifierSource.ts';
import { listMemoryGrants } from './listMemoryGrants.ts';
import type { MemoryClock } from './MemoryClock.ts';
import type { MemoryEvents } from './MemoryEvents.ts';
import { consumeGrants, consumptionOrder, type MemoryGrant } from './MemoryGrant.ts';
import type { MemoryPosting } from './MemoryPosting.ts';

/** What a wallet needs of the world around it. */
export type MemoryWalletContext = { clock: MemoryClock; identifier: IdentifierSource; events: MemoryEvents };

const promotionalSources: readonly EntrySource[] = ['promotion', 'bonus'];

/** One wallet: its entries, grants and holds, under the rules of a real one. */
export class MemoryWallet {
  readonly wallet: Wallet;
  /** Oldest first. */
  readonly entries: Entry[] = [];
  readonly #context: MemoryWalletContext;
  /** Every grant, oldest first, used-up ones too: a page may have ended with one of them. */
  readonly #grantHistory: MemoryGrant[] = [];
  /** Those with something left. */
  #grants: MemoryGrant[] = [];
  readonly #holds = new Map<string, number>();
  /** What was available after each event, the first one first. */
  readonly #availableAfter: number[] = [];

  constructor(wallet: Wallet, context: MemoryWalletContext) {
    this.wallet = wallet;
    this.#context = context;
    this.publish('wallet.created', {}, wallet.createdAt);
  }

  get balance(): number {
    return this.entries.at(-1)?.balanceAfter.amount ?? 0;
  }

  get available(): number {
    return this.balance - sum([...this.#holds.values()]);
  }

  /** What each open hold reserves, by its id. */
  get holds(): ReadonlyMap<string, number> {
    return this.#holds;
  }

  money(amount: number): Money {
    return { amount, currency: this.wallet.currency };
  }

  read(): WalletBalance {
    const pending = sum([...this.#holds.values()]);
    const promotional = this.#grants.filter((grant) => grant.kind === 'promotional');
    return {
      walletId: this.wallet.id,
      status: this.wallet.status,
      balance: this.money(this.balance),
      pendingCharges: this.money(pending),
      availableBalance: this.money(this.available),
      promotionalBalance: this.money(sum(promotional.map((grant) => grant.remaining))),
      nextExpiry: this.#nextExpiry(),
      emptySinceSequence: this.fellBelow(1),
      sequence: this.#availableAfter.length,
      asOf: this.#context.clock.timestamp(),
    };
  }

  /** Number of the event by which what is available last fell below an amount; null while it is not below. */
  fellBelow(amount: number): number | null {
    if (this.available >= amount) return null;
    return this.#availableAfter.findLastIndex((available) => available >= amount) + 2;
  }

  /** What is unspent, in the order in which it will be consumed. */
  grants(): Grant[] {
    return consumptionOrder(this.#grants).map((grant) => this.#toGrant(grant));
  }

  /** A page of what is unspent. */
  listGrants(parameters: Omit<ListGrantsParameters, 'walletId'>): GrantPage {
    const { items, nextCursor } = listMemoryGrants(this.#grantHistory, parameters);
    const sequence = this.#availableAfter.length;
    return { items: items.map((grant) => this.#toGrant(grant)), nextCursor, sequence };
  }

  /** Writes an entry and its event, or throws and writes nothing. */
  post(posting: MemoryPosting): Entry {
    const { amount, source } = posting;
    this.#check(amount, source);
    const entry: Entry = {
      id: this.#context.identifier('entry'),
      walletId: this.wallet.id,
      number: this.entries.length + 1,
      type: posting.type ?? entryType(source, amount),
      source,
      amount: this.money(amount),
      balanceBefore: this.money(this.balance),
      balanceAfter: this.money(this.balance + amount),
      reason: posting.reason ?? null,
      reference: posting.reference ?? null,
      metadata: posting.metadata ?? {},
      createdAt: posting.createdAt ?? this.#context.clock.timestamp(),
    };
    if (amount > 0) this.#grant(posting, entry);
    else consumeGrants(this.#grants, -amount);
    this.#grants = this.#grants.filter((grant) => grant.remaining > 0);
    this.entries.push(entry);
    this.publish(eventType(source, amount), { entryId: entry.id }, entry.createdAt);
    return entry;
  }

  /** Reserves money for a charge to come. */
  hold(amount: number): string {
    this.#check(-amount, 'usage');
    const holdId = this.#context.identifier('hold');
    this.#holds.set(holdId, amount);
    this.publish('wallet.hold_created', { holdId });
    return holdId;
  }

  /** Ends a hold and answers what it reserved. */
  release(holdId: string): number {
    const amount = this.#holds.get(holdId);
    if (amount === undefined) throw new WalletError('hold_not_open', `The hold "${holdId}" is not open.`);
    this.#holds.delete(holdId);
    this.publish('wallet.hold_released', { holdId });
    return amount;
  }

  /** What a hold reserves; 0 where it is not open. */
  held(holdId: string): number {
    return this.#holds.get(holdId) ?? 0;
  }

  freeze(frozen: boolean): void {
    this.refuseClosed();
    this.wallet.status = frozen ? 'frozen' : 'active';
    this.publish(frozen ? 'wallet.frozen' : 'wallet.unfrozen', {});
  }

  /** Rejects every write from now on, until `close` takes the money out. */
  beginClosing(): void {
    this.refuseClosed();
    this.wallet.status = 'closing';
    this.publish('wallet.closing', {});
  }

  /** Releases holds, pays the rest out, forfeits what is promotional. Twice is the same as once. */
  close(): void {
    if (this.wallet.status === 'closed') return;
    for (const holdId of [...this.#holds.keys()]) this.release(holdId);
    this.wallet.status = 'active';
    const promotional = this.read().promotionalBalance.amount;
    if (this.balance > promotional) {
      this.post({ amount: promotional - this.balance, source: 'closure', reason: 'Refunded on closing' });
    }
    if (this.balance > 0) this.post({ amount: -this.balance, source: 'closure', reason: 'Promotional rest' });
    this.wallet.status = 'closed';
    this.publish('wallet.closed', {});
  }

  /** Takes out what has expired and is not reserved. */
  expire(): void {
    const now = this.#context.clock.now().getTime();
    for (const grant of this.#grants.filter(({ expiresAt }) => expiresAt && Date.parse(expiresAt) <= now)) {
      const amount = Math.min(grant.remaining, this.available);
      if (amount <= 0) continue;
      // First in line, so that the entry takes from this very grant.
      grant.priority = Number.NEGATIVE_INFINITY;
      this.post({ amount: -amount, source: 'expiry', reason: 'Expired funds' });
    }
  }

  publish(
    type: WalletEventType,
    data: Record<string, unknown>,
    createdAt = this.#context.clock.timestamp(),
  ): void {
    this.#availableAfter.push(this.available);
    this.#context.events.publish({
      type,
      walletId: this.wallet.id,
      sequence: this.#availableAfter.length,
      createdAt,
      data,
    });
  }

  #check(amount: number, source: EntrySource): void {
    this.refuseClosed();
    if (!isAmount(amount) || amount === 0 || !isAmount(this.balance + amount)) {
      throw new WalletError(
        'amount_out_of_range',
        `${amount} cannot be posted: it is zero or beyond 2^53−1.`,
      );
    }
    if (amount > 0 || source === 'dispute' || source === 'expiry') return;
    if (this.wallet.status === 'frozen') {
      throw new WalletError('wallet_frozen', 'The wallet is frozen and refuses debits. Unfreeze it first.');
    }
    if (-amount > this.available) {
      const facts = { availableBalance: this.money(this.available) };
      throw new WalletError('insufficient_funds', 'The debit exceeds the available balance.', { facts });
    }
  }

  /** @throws WalletError `wallet_closing`, `wallet_closed` */
  refuseClosed(): void {
    if (this.wallet.status === 'closing') {
      throw new WalletError('wallet_closing', 'This wallet is closing and takes no changes.');
    }
    if (this.wallet.status === 'closed') {
      throw new WalletError('wallet_closed', 'The wallet is closed and refuses every write. Open a new one.');
    }
  }

  /** What is owed is cleared first; only the rest can be spent. */
  #grant({ amount, source, priority = 1, expiresAt = null }: MemoryPosting, entry: Entry): void {
    const grant: MemoryGrant = {
      id: this.#context.identifier('grant'),
      walletId: this.wallet.id,
      kind: promotionalSources.includes(source) ? 'promotional' : 'paid',
      source,
      priority,
      original: this.money(amount),
      remaining: Math.min(amount, Math.max(0, this.balance + amount)),
      expiresAt,
      entryId: entry.id,
      createdAt: entry.createdAt,
    };
    this.#grants.push(grant);
    this.#grantHistory.push(grant);
  }

  #toGrant(grant: MemoryGrant): Grant {
    return { ...grant, remaining: this.money(grant.remaining) };
  }

  #nextExpiry(): WalletBalance['nextExpiry'] {
    const dates = this.#grants.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
    const [expiresAt] = dates;
    if (!expiresAt) return null;
    const expiring = this.#grants.filter((grant) => grant.expiresAt === expiresAt);
    return { amount: this.money(sum(expiring.map((grant) => grant.remaining))), expiresAt };
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function entryType(source: EntrySource, amount: number): EntryType {
  if (source === 'correction') return 'adjustment';
  if (source === 'refund') return 'refund';
  return amount > 0 ? 'credit' : 'debit';
}

function eventType(source: EntrySource, amount: number): WalletEventType {
  switch (source) {
    case 'correction':
    case 'dispute':
      return 'wallet.adjusted';
    case 'refund':
      return 'wallet.refunded';
    case 'expiry':
      return 'wallet.credit_expired';
    default:
      return amount > 0 ? 'wallet.topped_up' : 'wallet.payment_made';
  }
}
