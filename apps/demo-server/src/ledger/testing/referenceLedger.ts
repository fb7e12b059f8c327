import type { LedgerOperation } from '../LedgerOperation.ts';
import type { LedgerRefusalCode } from '../LedgerRefusal.ts';

type Grant = { number: number; kind: string; priority: number; expiresAt: number; remaining: number };
type Hold = { accountId: string; amount: number; open: boolean; expiresAt: number };
type Account = {
  currency: string;
  status: 'active' | 'frozen' | 'closed';
  balance: number;
  held: number;
  entries: number;
  sequence: number;
  grants: Grant[];
};

/** What the model expects of one operation. */
export type Expected =
  | { refusal: LedgerRefusalCode }
  | { balance: number; held: number; sequence: number; number: number | null };

/**
 * The ledger's rules once more, in the plainest code that says them, for tests to compare with: no
 * batches, no arrays of columns, one object an account.
 */
export class ReferenceLedger {
  readonly accounts = new Map<string, Account>();
  readonly #holds = new Map<string, Hold>();
  readonly #keys = new Map<string, { fingerprint: string; expected: Expected }>();

  open(accountId: string, currency: string): void {
    this.accounts.set(accountId, {
      currency,
      status: 'active',
      balance: 0,
      held: 0,
      entries: 0,
      sequence: 0,
      grants: [],
    });
  }

  setStatus(accountId: string, status: Account['status']): void {
    const account = this.accounts.get(accountId);
    if (!account || account.status === status) return;
    account.status = status;
    account.sequence += 1;
  }

  /** The number and the rest of each open grant, in the order in which they will be consumed. */
  openGrants(accountId: string): [number, number][] {
    const grants = [...(this.accounts.get(accountId)?.grants ?? [])].sort(byConsumption);
    return grants
      .filter(({ remaining }) => remaining > 0)
      .map(({ number, remaining }) => [number, remaining]);
  }

  post(operation: LedgerOperation): Expected {
    const { idempotency } = operation;
    const used = idempotency ? this.#keys.get(idempotency.key) : undefined;
    if (used) {
      return used.fingerprint === idempotency?.fingerprint
        ? used.expected
        : { refusal: 'idempotency_key_reused' };
    }
    const account = this.accounts.get(operation.accountId);
    if (!account) return { refusal: 'account_not_found' };
    const refusal = this.#refusal(account, operation);
    if (refusal) return { refusal };
    this.#apply(account, operation);
    account.sequence += 1;
    const moved = operation.action !== 'hold' && operation.action !== 'release';
    const { balance, held, sequence, entries } = account;
    const expected = { balance, held, sequence, number: moved ? entries : null };
    if (idempotency) this.#keys.set(idempotency.key, { fingerprint: idempotency.fingerprint, expected });
    return expected;
  }

  #refusal(account: Account, operation: LedgerOperation): LedgerRefusalCode | null {
    const { action, actor, amount } = operation;
    if (account.status === 'closed') return 'account_closed';
    const takes = action === 'debit' || action === 'capture' || action === 'hold';
    const adds = action === 'credit' && actor === 'customer';
    if (account.status === 'frozen' && (takes || adds)) return 'account_frozen';
    if (operation.currency !== account.currency) return 'currency_mismatch';
    switch (action) {
      case 'credit':
        return account.balance + amount > Number.MAX_SAFE_INTEGER ? 'amount_out_of_range' : null;
      case 'debit':
        if (operation.source === 'dispute') return null;
        return amount > account.balance - account.held ? 'insufficient_funds' : null;
      case 'hold':
        return amount > account.balance - account.held ? 'insufficient_funds' : null;
      case 'capture':
      case 'release':
        return this.#holdRefusal(account, operation);
    }
  }

  #holdRefusal(account: Account, operation: LedgerOperation & { holdId: string }): LedgerRefusalCode | null {
    const hold = this.#holds.get(operation.holdId);
    if (!hold || hold.accountId !== operation.accountId) return 'hold_not_found';
    if (!hold.open) return 'hold_not_open';
    if (operation.action !== 'capture') return null;
    if (hold.expiresAt <= operation.at.getTime()) return 'hold_not_open';
    if (operation.amount > hold.amount) return 'hold_exceeded';
    return operation.amount > account.balance ? 'insufficient_funds' : null;
  }

  #apply(account: Account, operation: LedgerOperation): void {
    const { accountId, amount } = operation;
    switch (operation.action) {
      case 'credit':
        account.entries += 1;
        account.grants.push({
          number: account.entries,
          kind: operation.grant.kind,
          priority: operation.grant.priority,
          expiresAt: operation.grant.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
          remaining: Math.min(amount, Math.max(0, account.balance + amount)),
        });
        account.balance += amount;
        return;
      case 'debit':
        consume(account, amount);
        return;
      case 'hold': {
        const expiresAt = operation.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
        this.#holds.set(operation.holdId, { accountId, amount, open: true, expiresAt });
        account.held += amount;
        return;
      }
      case 'capture':
      case 'release': {
        const hold = this.#holds.get(operation.holdId);
        if (!hold) return;
        hold.open = false;
        account.held -= hold.amount;
        if (operation.action === 'capture') consume(account, amount);
      }
    }
  }
}

function consume(account: Account, amount: number): void {
  account.entries += 1;
  account.balance -= amount;
  let rest = amount;
  for (const grant of account.grants.sort(byConsumption)) {
    const part = Math.min(rest, grant.remaining);
    grant.remaining -= part;
    rest -= part;
  }
}

/** Lowest priority, soonest expiry, promotional before paid, oldest. */
function byConsumption(a: Grant, b: Grant): number {
  return (
    a.priority - b.priority ||
    (a.expiresAt === b.expiresAt ? 0 : a.expiresAt - b.expiresAt) ||
    Number(a.kind === 'paid') - Number(b.kind === 'paid') ||
    a.number - b.number
  );
}
