import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '../../database/Database.ts';
import { isConnectionLost, isOutage, isReadOnly, isReversed, SqlError } from '../../database/SqlError.ts';
import { isInsideTransaction } from '../../database/transactionScope.ts';
import { LedgerError } from '../LedgerError.ts';
import type { LedgerObserver } from '../LedgerObserver.ts';
import type { LedgerOperation } from '../LedgerOperation.ts';
import type { LedgerReceipt } from '../LedgerReceipt.ts';
import { createTransactionId } from './createId.ts';
import { executeBatch, type PostResult } from './executeBatch.ts';

type Request = {
  operation: LedgerOperation;
  transactionId: string;
  queuedAtMs: number;
  resolve: (receipt: LedgerReceipt) => void;
  reject: (error: unknown) => void;
};

/** A request, with those that repeat its key while it waits. */
type Group = { leader: Request; repeats: Request[] };

/** Largest number of operations in a call. More would make each caller wait longer and gain little. */
const batchMax = 256;

/**
 * Largest number of running calls. Two keep the server and the database busy at the same time. More would only make each
 * commit smaller: on two cores, three were slower than two.
 */
const callsMax = 2;

/** Minimum number of operations in a second call. Most of a call's cost is the call itself, so fewer operations wait for the first call to end. */
const besideMin = 16;

/** Largest number of locked accounts to wait for at the same time, each on its own connection. */
const waitsMax = 3;

/** Longest wait of a locked account's requests for such a connection, in milliseconds. */
const waitWithinMs = 2_000;

/** A locked account's requests, and the time after which they fail without having waited for the lock. */
type LockedAccount = { account: string; groups: readonly Group[]; deadline: number };

/**
 * Posts operations in batches (group commit). A lone request is sent at once. Requests that arrive while a call is running
 * go together in the next one, with one commit for all of them. An account is in one call at a time, so its operations
 * are decided in the order of their arrival.
 *
 * A call skips accounts that another transaction has locked. Their requests leave the queue and wait for the lock in a
 * transaction of their own, as long as the database's `lock_timeout` allows. No other request waits for them.
 */
export class BatchWriter {
  readonly #database: Database;
  /** The queue serves all callers, so it must not run in the async context of one of them. */
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #callsMax: number;
  readonly #observer: LedgerObserver | null;
  /** Accounts of the running calls. */
  readonly #busy = new Set<string>();
  #waiting: Request[] = [];
  #locked: LockedAccount[] = [];
  #unsettled = 0;
  #calls = 0;
  #waits = 0;
  #gathering = false;

  constructor(database: Database, observer: LedgerObserver | null = null) {
    this.#database = database;
    this.#observer = observer;
    this.#callsMax = Math.min(callsMax, database.connections);
  }

  post(operation: LedgerOperation): Promise<LedgerReceipt> {
    if (isInsideTransaction()) {
      throw new Error('ledger.post has its own commit; use ledger.postWithin inside a transaction.');
    }
    const receipt = new Promise<LedgerReceipt>((resolve, reject) => {
      const queuedAtMs = performance.now();
      const request = { operation, transactionId: createTransactionId(), queuedAtMs, resolve, reject };
      this.#waiting.push(request);
      // A request for an account in a running call is sent after that call.
      if (this.#isFree(request)) this.#start();
    });
    return this.#observer ? this.#count(receipt, this.#observer) : receipt;
  }

  async #count(receipt: Promise<LedgerReceipt>, observer: LedgerObserver): Promise<LedgerReceipt> {
    this.#unsettled += 1;
    observer.onQueueChange(this.#unsettled);
    try {
      return await receipt;
    } finally {
      this.#unsettled -= 1;
      observer.onQueueChange(this.#unsettled);
    }
  }

  #start(): void {
    if (this.#gathering || !this.#mayCall()) return;
    this.#gathering = true;
    this.#outside(() => void this.#call());
  }

  #mayCall(): boolean {
    if (this.#calls === 0) return this.#waiting.some((request) => this.#isFree(request));
    if (this.#calls >= this.#callsMax || this.#waiting.length < besideMin) return false;
    return this.#waiting.filter((request) => this.#isFree(request)).length >= besideMin;
  }

  #isFree({ operation }: Request): boolean {
    return !this.#busy.has(operation.accountId);
  }

  async #call(): Promise<void> {
    // Requests that callers send right after their receipts, or that have reached the sockets, still join the call.
    await new Promise(setImmediate);
    this.#gathering = false;
    const requests = this.#take();
    const accounts = new Set(requests.map(({ operation }) => operation.accountId));
    for (const account of accounts) this.#busy.add(account);
    this.#calls += 1;
    this.#start();
    const groups = groupByKey(requests);
    const results = await this.#results(groups.map(({ leader }) => leader));
    const { again, locked } = resolve(groups, results);
    this.#calls -= 1;
    for (const { account } of locked) accounts.delete(account);
    this.#free(accounts, again);
    this.#locked.push(...locked);
    this.#waitForLocks();
  }

  /** Takes the requests of the next call: those whose account is in no running call, in the order of arrival. */
  #take(): Request[] {
    const taken: Request[] = [];
    const left: Request[] = [];
    for (const request of this.#waiting) {
      (taken.length < batchMax && this.#isFree(request) ? taken : left).push(request);
    }
    this.#waiting = left;
    return taken;
  }

  #free(accounts: Iterable<string>, again: readonly Request[]): void {
    for (const account of accounts) this.#busy.delete(account);
    this.#waiting.unshift(...again);
    this.#start();
  }

  /** Starts to wait for locked accounts, up to `waitsMax`. A locked account stays busy until then. */
  #waitForLocks(): void {
    while (this.#waits < waitsMax) {
      const next = this.#locked.shift();
      if (!next) return;
      this.#waits += 1;
      this.#outside(() => void this.#waitForLock(next));
    }
  }

  async #waitForLock({ account, groups, deadline }: LockedAccount): Promise<void> {
    const leaders = groups.map(({ leader }) => leader);
    const isLate = performance.now() > deadline;
    const results = isLate
      ? leaders.map(() => lockedError(account))
      : await this.#executeUnderLock(account, leaders);
    const { again } = resolve(groups, results);
    this.#waits -= 1;
    this.#free([account], again);
    this.#waitForLocks();
  }

  async #executeUnderLock(account: string, requests: readonly Request[]): Promise<unknown[]> {
    try {
      return await this.#database.transaction(async (transaction) => {
        await transaction.query('SELECT 1 FROM ledger.accounts WHERE id = $1 FOR NO KEY UPDATE', [account]);
        return executeBatch(transaction, requests, { allOrNone: false });
      });
    } catch (error) {
      return requests.map(() => error);
    }
  }

  /** Returns a result or an error for each request. A call that one request broke is halved until that request is alone. */
  async #results(requests: readonly Request[]): Promise<unknown[]> {
    try {
      return await this.#executeWithRetry(requests);
    } catch (error) {
      if (requests.length === 1 || isOutage(error)) return requests.map(() => error);
    }
    const middle = Math.ceil(requests.length / 2);
    const first = await this.#results(requests.slice(0, middle));
    return [...first, ...(await this.#results(requests.slice(middle)))];
  }

  /** Runs a call, and repeats it after a conflict with another transaction, or after a lost connection if that is safe. */
  async #executeWithRetry(requests: readonly Request[]): Promise<PostResult[]> {
    const keyed = requests.every(({ operation }) => operation.idempotency);
    const deadline = performance.now() + retryWithinMs;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#execute(requests);
      } catch (error) {
        // A call whose connection was lost may have committed. Only keys make it safe to send it again.
        const mayRepeat = isReversed(error) || isReadOnly(error) || (keyed && isConnectionLost(error));
        if (!mayRepeat || attempt === attemptsMax || performance.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, attempt * 25 * (0.5 + Math.random())));
      }
    }
  }

  async #execute(requests: readonly Request[]): Promise<PostResult[]> {
    if (!this.#observer) return executeBatch(this.#database, requests, { allOrNone: false });
    const start = performance.now();
    let failed = true;
    try {
      const results = await executeBatch(this.#database, requests, { allOrNone: false });
      failed = false;
      return results;
    } finally {
      const durationMs = performance.now() - start;
      this.#observer.onBatch({ operations: requests.length, durationMs, failed });
    }
  }
}

/** Largest number of attempts. Their pauses add up to about two seconds: a server's restart after a crash. */
const attemptsMax = 12;

/** Time within which a failing call is repeated, in milliseconds. Other calls can run after that. */
const retryWithinMs = 8_000;

/**
 * Settles each request, except those to post again in the next call and those whose account is locked. A rejection stores
 * no key, so the repeats of a rejected request are posted again.
 */
function resolve(
  groups: readonly Group[],
  results: readonly unknown[],
): { again: Request[]; locked: LockedAccount[] } {
  const again: Request[] = [];
  const locked = new Map<string, Group[]>();
  for (const [index, group] of groups.entries()) {
    const { leader, repeats } = group;
    const result = results[index];
    const { accountId } = leader.operation;
    if (result === 'locked') {
      locked.set(accountId, [...(locked.get(accountId) ?? []), group]);
      continue;
    }
    settle(leader, result);
    if (isOutage(result)) for (const repeat of repeats) settle(repeat, result);
    else if (!isReceipt(result)) again.push(...repeats);
    else for (const repeat of repeats) settle(repeat, resultOfRepeat(leader, repeat, result));
  }
  const deadline = performance.now() + waitWithinMs;
  return { again, locked: [...locked].map(([account, groups]) => ({ account, groups, deadline })) };
}

function lockedError(account: string): SqlError {
  const message = `Another transaction holds account ${account}. Try again in a moment.`;
  return new SqlError({ message, sqlState: '55P03' });
}

function groupByKey(requests: readonly Request[]): Group[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  for (const leader of requests) {
    const { idempotency } = leader.operation;
    const key = idempotency ? JSON.stringify([idempotency.scope, idempotency.key]) : null;
    const earlier = key === null ? undefined : byKey.get(key);
    if (earlier) {
      earlier.repeats.push(leader);
      continue;
    }
    const group: Group = { leader, repeats: [] };
    groups.push(group);
    if (key !== null) byKey.set(key, group);
  }
  return groups;
}

function resultOfRepeat(
  leader: Request,
  repeat: Request,
  receipt: LedgerReceipt,
): LedgerReceipt | LedgerError {
  if (leader.operation.idempotency?.fingerprint === repeat.operation.idempotency?.fingerprint) {
    return { ...receipt, replayed: true };
  }
  return new LedgerError('idempotency_key_reused', 'This idempotency key was used for something else.');
}

function settle(request: Request, result: unknown): void {
  if (isReceipt(result)) request.resolve(result);
  else request.reject(result);
}

function isReceipt(result: unknown): result is LedgerReceipt {
  return typeof result === 'object' && result !== null && 'balance' in result;
}
