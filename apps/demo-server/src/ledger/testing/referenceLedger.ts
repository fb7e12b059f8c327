import type { LedgerErrorCode } from '../LedgerError.ts';
import type { DebitOperation, LedgerOperation } from '../LedgerOperation.ts';

type Grant = {
  number: number;
  kind: string;
  priority: number;
  expiresAt: number;
  remaining: number;
  reserved: number;
};
type Part = { grant: Grant; amount: number };
type Hold = { accountId: string; amount: number; open: boolean; expiresAt: number; reserved: Part[] };
/** A debit: the amount that is not reversed yet, and the parts that it took of grants, in order. */
type Debit = { left: number; took: Part[] };
type Account = {
  currency: string;
  status: 'active' | 'frozen' | 'closing' | 'closed';
  balance: number;
  reserved: number;
  entries: number;
  sequence: number;
  grants: Grant[];
  debits: Map<number, Debit>;
};

/** Expected result of one operation. */
export type Expected =
  | { rejection: LedgerErrorCode }
  | { balance: number; reserved: number; sequence: number; number: number | null };

/**
 * Implements the ledger's rules a second time, as simply as possible, for tests to compare with: one object for each
 * account, no batches, no SQL.
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
      reserved: 0,
      entries: 0,
      sequence: 0,
      grants: [],
      debits: new Map(),
    });
  }

  setStatus(accountId: string, status: Account['status']): void {
    const account = this.accounts.get(accountId);
    if (!account || account.status === status) return;
    account.status = status;
    account.sequence += 1;
  }

  /** Returns number, remaining and reserved amount of each open grant, in the order of consumption. */
  openGrants(accountId: string): [number, number, number][] {
    const grants = [...(this.accounts.get(accountId)?.grants ?? [])].sort(byConsumption);
    return grants
      .filter(({ remaining }) => remaining > 0)
      .map(({ number, remaining, reserved }) => [number, remaining, reserved]);
  }

  post(operation: LedgerOperation): Expected {
    const { idempotency } = operation;
    const used = idempotency ? this.#keys.get(idempotency.key) : undefined;
    if (used) {
      return used.fingerprint === idempotency?.fingerprint
        ? used.expected
        : { rejection: 'idempotency_key_reused' };
    }
    const account = this.accounts.get(operation.accountId);
    if (!account) return { rejection: 'account_not_found' };
    const rejection = this.#rejection(account, operation);
    if (rejection) return { rejection };
    this.#apply(account, operation);
    account.sequence += 1;
    const moved = operation.action !== 'hold' && operation.action !== 'release';
    const { balance, reserved, sequence, entries } = account;
    const expected = { balance, reserved, sequence, number: moved ? entries : null };
    if (idempotency) this.#keys.set(idempotency.key, { fingerprint: idempotency.fingerprint, expected });
    return expected;
  }

  #rejection(account: Account, operation: LedgerOperation): LedgerErrorCode | null {
    const { action, actor, amount } = operation;
    if (account.status === 'closed') return 'account_closed';
    if (account.status === 'closing') return 'account_closing';
    const takes = action === 'debit' || action === 'capture' || action === 'hold';
    const adds = (action === 'credit' || action === 'reverse') && actor === 'customer';
    if (account.status === 'frozen' && actor !== 'system' && (takes || adds)) return 'account_frozen';
    if (operation.currency !== account.currency) return 'currency_mismatch';
    switch (action) {
      case 'credit':
        return account.balance + amount > Number.MAX_SAFE_INTEGER ? 'amount_out_of_range' : null;
      case 'reverse': {
        if (account.balance + amount > Number.MAX_SAFE_INTEGER) return 'amount_out_of_range';
        const debit = account.debits.get(operation.reversesEntry);
        if (!debit) return 'entry_not_found';
        return amount > debit.left ? 'reversal_exceeded' : null;
      }
      case 'debit': {
        if (operation.onShortfall === 'overdraw') return null;
        const most = debitMax(account, operation);
        const isEnough = amount <= most || (operation.onShortfall === 'partial' && most > 0);
        return isEnough ? null : 'insufficient_funds';
      }
      case 'hold':
        return amount > available(account, operation.at) ? 'insufficient_funds' : null;
      case 'capture':
      case 'release':
        return this.#holdRejection(account, operation);
    }
  }

  #holdRejection(account: Account, operation: LedgerOperation & { holdId: string }): LedgerErrorCode | null {
    const hold = this.#holds.get(operation.holdId);
    if (!hold || hold.accountId !== operation.accountId) return 'hold_not_found';
    if (!hold.open) return 'hold_not_open';
    if (operation.action !== 'capture') return null;
    if (hold.expiresAt <= operation.at.getTime()) return 'hold_not_open';
    if (operation.amount > hold.amount) return 'hold_exceeded';
    return operation.amount > account.balance ? 'insufficient_funds' : null;
  }

  #apply(account: Account, operation: LedgerOperation): void {
    const { accountId, amount, at } = operation;
    switch (operation.action) {
      case 'credit': {
        const { kind, priority, expiresAt } = operation.grant;
        account.entries += 1;
        account.balance += amount;
        addGrant(account, Math.min(amount, Math.max(0, account.balance)), {
          kind,
          priority,
          expiresAt: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
        });
        return;
      }
      case 'reverse': {
        account.entries += 1;
        reverse(account, operation.reversesEntry, amount);
        return;
      }
      case 'debit': {
        const selected = selectedParts(account, operation);
        if (operation.onShortfall === 'overdraw') {
          consume(account, amount, [selected, freeParts(account, at, selected), everything(account)]);
          return;
        }
        const free = operation.grantSelection ? selected : freeParts(account, at);
        consume(account, Math.min(amount, debitMax(account, operation)), [free]);
        return;
      }
      case 'hold': {
        const expiresAt = operation.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
        const reserved = firstOf(freeParts(account, at), amount);
        for (const { grant, amount: part } of reserved) grant.reserved += part;
        this.#holds.set(operation.holdId, { accountId, amount, open: true, expiresAt, reserved });
        account.reserved += amount;
        return;
      }
      case 'capture':
      case 'release': {
        const hold = this.#holds.get(operation.holdId);
        if (!hold) return;
        hold.open = false;
        account.reserved -= hold.amount;
        for (const { grant, amount: part } of hold.reserved) grant.reserved -= part;
        if (operation.action === 'release') return;
        const own = hold.reserved.map((part) => ({
          ...part,
          amount: Math.min(part.amount, part.grant.remaining),
        }));
        consume(account, amount, [own, freeParts(account, at, own), everything(account)]);
      }
    }
  }
}

/** Returns the amount that can be spent or reserved: neither reserved nor expired. */
function available(account: Account, at: Date): number {
  const expired = account.grants.filter((grant) => grant.expiresAt <= at.getTime());
  return account.balance - account.reserved - sum(expired.map((grant) => ({ grant, amount: freeOf(grant) })));
}

/** Returns the unreserved parts of grants that have not expired, in the order of consumption. */
function freeParts(account: Account, at: Date, without: Part[] = []): Part[] {
  const taken = (grant: Grant) => sum(without.filter((part) => part.grant === grant));
  return account.grants
    .sort(byConsumption)
    .filter((grant) => grant.expiresAt > at.getTime())
    .map((grant) => ({ grant, amount: Math.max(0, freeOf(grant) - taken(grant)) }));
}

/** Returns the largest amount that a debit can take without an overdraft. */
function debitMax(account: Account, operation: DebitOperation): number {
  if (!operation.grantSelection) return available(account, operation.at);
  return Math.min(sum(selectedParts(account, operation)), account.balance - account.reserved);
}

function selectedParts(account: Account, { grantSelection, at }: DebitOperation): Part[] {
  if (!grantSelection) return [];
  const { grants, expired = 'exclude' } = grantSelection;
  const counts = (grant: Grant) =>
    expired === 'include' || grant.expiresAt <= at.getTime() === (expired === 'only');
  return account.grants
    .sort(byConsumption)
    .filter((grant) => grants.includes(grant.number) && counts(grant))
    .map((grant) => ({ grant, amount: freeOf(grant) }));
}

function everything(account: Account): Part[] {
  return account.grants.sort(byConsumption).map((grant) => ({ grant, amount: Number.POSITIVE_INFINITY }));
}

/** Takes `amount` from the parts of each list in turn. The rest is owed. */
function consume(account: Account, amount: number, lists: Part[][]): void {
  account.entries += 1;
  account.balance -= amount;
  const took: Part[] = [];
  let rest = amount;
  for (const { grant, amount: most } of lists.flat()) {
    const part = Math.min(rest, most, grant.remaining);
    grant.remaining -= part;
    rest -= part;
    if (part > 0) took.push({ grant, amount: part });
  }
  account.debits.set(account.entries, { left: amount, took });
}

/** Returns the parts of a debit to their grants, the last in the order of consumption first. */
function reverse(account: Account, number: number, amount: number): void {
  const debit = account.debits.get(number);
  if (!debit) return;
  const owed = Math.min(amount, Math.max(0, -account.balance));
  account.balance += amount;
  debit.left -= amount;
  let rest = amount - owed;
  for (const taken of debit.took.sort((a, b) => byConsumption(b.grant, a.grant))) {
    const part = Math.min(rest, taken.amount);
    taken.amount -= part;
    taken.grant.remaining += part;
    rest -= part;
  }
  addGrant(account, rest, { kind: 'paid', priority: 100, expiresAt: Number.POSITIVE_INFINITY });
}

function addGrant(
  account: Account,
  remaining: number,
  terms: Pick<Grant, 'kind' | 'priority' | 'expiresAt'>,
): void {
  account.grants.push({ ...terms, number: account.entries, remaining, reserved: 0 });
}

function firstOf(parts: Part[], amount: number): Part[] {
  let rest = amount;
  return parts.flatMap((part) => {
    const taken = Math.min(rest, part.amount);
    rest -= taken;
    return taken > 0 ? [{ ...part, amount: taken }] : [];
  });
}

function freeOf({ remaining, reserved }: Grant): number {
  return Math.max(0, remaining - reserved);
}

function sum(parts: { amount: number }[]): number {
  return parts.reduce((total, { amount }) => total + amount, 0);
}

/** Compares by lowest priority, soonest expiry, promotional before paid, oldest. */
function byConsumption(a: Grant, b: Grant): number {
  return (
    a.priority - b.priority ||
    (a.expiresAt === b.expiresAt ? 0 : a.expiresAt - b.expiresAt) ||
    Number(a.kind === 'paid') - Number(b.kind === 'paid') ||
    a.number - b.number
  );
}
