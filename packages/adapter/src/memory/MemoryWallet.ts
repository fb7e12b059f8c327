import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import type { Entry, EntrySource, EntryType } from '../port/Entry.ts';
import type { Grant, GrantPage } from '../port/Grant.ts';
import type { Wallet } from '../port/Wallet.ts';
import type { ListGrantsParameters } from '../port/WalletAdapter.ts';
import type { WalletBalance } from '../port/WalletBalance.ts';
import type { WalletEventType } from '../port/WalletEvent.ts';
import type { IdentifierSource } from './identifierSource.ts';
import type { MemoryClock } from './MemoryClock.ts';
import type { MemoryEvents } from './MemoryEvents.ts';
import { consumeGrants, consumptionOrder, listGrants, type MemoryGrant } from './MemoryGrant.ts';
import type { MemoryPosting } from './MemoryPosting.ts';

/** Services that a wallet uses. */
export type MemoryWalletContext = { clock: MemoryClock; identifier: IdentifierSource; events: MemoryEvents };

const promotionalSources: readonly EntrySource[] = ['promotion', 'bonus'];

/** One wallet with its entries, grants and holds. */
export class MemoryWallet {
  readonly wallet: Wallet;
  /** Oldest first. */
  readonly entries: Entry[] = [];
  readonly #context: MemoryWalletContext;
  /** Every grant, oldest first. Includes used-up ones, because a page may have ended with one of them. */
  readonly #grantHistory: MemoryGrant[] = [];
  /** Grants with something left. */
  #grants: MemoryGrant[] = [];
  readonly #holds = new Map<string, number>();
  /** Available balance after each event, oldest first. */
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

  /** Amounts of the open holds, by id. */
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

  /** Returns the number of the event at which the available balance fell below an amount. Null while it is not below. */
  fellBelow(amount: number): number | null {
    if (this.available >= amount) return null;
    return this.#availableAfter.findLastIndex((available) => available >= amount) + 2;
  }

  /** Returns the unspent grants in the order of consumption. */
  grants(): Grant[] {
    return consumptionOrder(this.#grants).map((grant) => this.#toGrant(grant));
  }

  /** Returns a page of the unspent grants. */
  listGrants(parameters: Omit<ListGrantsParameters, 'walletId'>): GrantPage {
    const { items, nextCursor } = listGrants(this.#grantHistory, parameters);
    const sequence = this.#availableAfter.length;
    return { items: items.map((grant) => this.#toGrant(grant)), nextCursor, sequence };
  }

  /** Writes an entry and its event. Throws without writing anything if a rule forbids it. */
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

  /** Reserves funds for a future charge and returns the id of the hold. */
  hold(amount: number): string {
    this.#check(-amount, 'usage');
    const holdId = this.#context.identifier('hold');
    this.#holds.set(holdId, amount);
    this.publish('wallet.hold_created', { holdId });
    return holdId;
  }

  /** Releases a hold and returns the amount that it reserved. */
  release(holdId: string): number {
    const amount = this.#holds.get(holdId);
    if (amount === undefined) throw new WalletError('hold_not_open', `The hold "${holdId}" is not open.`);
    this.#holds.delete(holdId);
    this.publish('wallet.hold_released', { holdId });
    return amount;
  }

  /** Returns the amount that a hold reserves. 0 if it is not open. */
  reserved(holdId: string): number {
    return this.#holds.get(holdId) ?? 0;
  }

  freeze(frozen: boolean): void {
    this.requireOpen();
    this.wallet.status = frozen ? 'frozen' : 'active';
    this.publish(frozen ? 'wallet.frozen' : 'wallet.unfrozen', {});
  }

  /** Starts to close the wallet. Every write is rejected until `close`. */
  beginClosing(): void {
    this.requireOpen();
    this.wallet.status = 'closing';
    this.publish('wallet.closing', {});
  }

  /** Releases holds, refunds the paid balance and forfeits the promotional one. Repeating it changes nothing. */
  close(): void {
    if (this.wallet.status === 'closed') return;
    for (const holdId of [...this.#holds.keys()]) this.release(holdId);
    this.wallet.status = 'active';
    const promotional = this.read().promotionalBalance.amount;
    if (this.balance > promotional) {
      this.post({ amount: promotional - this.balance, source: 'closure', reason: 'Refunded on closing' });
    }
    if (this.balance > 0)
      this.post({ amount: -this.balance, source: 'closure', reason: 'Promotional balance' });
    this.wallet.status = 'closed';
    this.publish('wallet.closed', {});
  }

  /** Removes expired funds that no hold reserves. */
  expire(): void {
    const now = this.#context.clock.now().getTime();
    for (const grant of this.#grants.filter(({ expiresAt }) => expiresAt && Date.parse(expiresAt) <= now)) {
      const amount = Math.min(grant.remaining, this.available);
      if (amount <= 0) continue;
      // Consumed first, so that the entry removes exactly this grant.
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
    this.requireOpen();
    if (!isAmount(amount) || amount === 0 || !isAmount(this.balance + amount)) {
      throw new WalletError(
        'amount_out_of_range',
        `${amount} cannot be posted. It is zero, or the balance would exceed 2^53−1.`,
      );
    }
    if (amount > 0 || source === 'dispute' || source === 'expiry') return;
    if (this.wallet.status === 'frozen') {
      throw new WalletError('wallet_frozen', 'The wallet is frozen and rejects debits. Unfreeze it first.');
    }
    if (-amount > this.available) {
      const facts = { availableBalance: this.money(this.available) };
      throw new WalletError('insufficient_funds', 'The debit exceeds the available balance.', { facts });
    }
  }

  /** @throws WalletError `wallet_closing`, `wallet_closed` */
  requireOpen(): void {
    if (this.wallet.status === 'closing') {
      throw new WalletError('wallet_closing', 'The wallet is closing and cannot be changed.');
    }
    if (this.wallet.status === 'closed') {
      throw new WalletError('wallet_closed', 'The wallet is closed and rejects every write. Open a new one.');
    }
  }

  /** Creates the grant of a credit. A credit first clears a negative balance; only the rest can be spent. */
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
    case 'topUp':
    case 'autoTopUp':
    case 'paymentLink':
    case 'merchant':
    case 'promotion':
    case 'bonus':
    case 'invoice':
    case 'usage':
    case 'closure':
      return amount > 0 ? 'wallet.topped_up' : 'wallet.payment_made';
    default:
      source satisfies never;
      return 'wallet.adjusted';
  }
}
