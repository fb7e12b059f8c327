import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '../database/Database.ts';
import { SqlError } from '../database/SqlError.ts';
import { isInsideTransaction } from '../database/transactionScope.ts';
import { judge } from './judge.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import type { LedgerReceipt } from './LedgerReceipt.ts';
import { LedgerRefusal } from './LedgerRefusal.ts';
import { transactionId } from './transactionId.ts';

type Verdict = LedgerReceipt | LedgerRefusal;

type Request = {
  operation: LedgerOperation;
  transactionId: string;
  resolve: (receipt: LedgerReceipt) => void;
  reject: (error: unknown) => void;
};

/** A request with those that repeat its key while it waits. */
type Group = { leader: Request; repeats: Request[] };

/** More in one call would make each of its callers wait longer and gain little. */
const batchMax = 256;

/**
 * Two calls under way keep the server and the database busy at once. More would only make each commit
 * smaller: on two cores a third was slower than the second.
 */
const callsMax = 2;

/** What a second call has to have. Most of a call's cost is the call itself, so a small one waits for the first to end. */
const besideMin = 16;

/**
 * The queue in front of the database. A lone request goes through at once; what arrives while a call
 * is under way goes together in the next one, one commit for all of them. An account is in one call at a time, so
 * its operations are judged in the order of their arrival.
 */
export class WriteLane {
  readonly #database: Database;
  /** The queue serves everybody, so it does not run in the context of whoever came first. */
  readonly #outside = AsyncLocalStorage.snapshot();
  readonly #callsMax: number;
  /** The accounts of the calls under way. */
  readonly #busy = new Set<string>();
  #waiting: Request[] = [];
  #calls = 0;
  #gathering = false;

  constructor(database: Database) {
    this.#database = database;
    this.#callsMax = Math.min(callsMax, database.connections);
  }

  post(operation: LedgerOperation): Promise<LedgerReceipt> {
    if (isInsideTransaction()) {
      throw new Error('ledger.post commits by itself; inside a transaction use ledger.postWithin.');
    }
    return new Promise((resolve, reject) => {
      const request = { operation, transactionId: transactionId(), resolve, reject };
      this.#waiting.push(request);
      // One of an account under way changes nothing for the others; the end of its call looks again.
      if (this.#isFree(request)) this.#start();
    });
  }

  #start(): void {
    if (this.#gathering || !this.#mayCall()) return;
    this.#gathering = true;
    this.#outside(() => void this.#call());
  }

  #mayCall(): boolean {
    if (this.#calls === 0) return this.#waiting.length > 0;
    if (this.#calls >= this.#callsMax || this.#waiting.length < besideMin) return false;
    return this.#waiting.filter((request) => this.#isFree(request)).length >= besideMin;
  }

  #isFree({ operation }: Request): boolean {
    return !this.#busy.has(operation.accountId);
  }

  async #call(): Promise<void> {
    // Those just answered, and what has reached the sockets meanwhile, still join the call.
    await new Promise(setImmediate);
    this.#gathering = false;
    const requests = this.#take();
    const accounts = new Set(requests.map(({ operation }) => operation.accountId));
    for (const account of accounts) this.#busy.add(account);
    this.#calls += 1;
    this.#start();
    const again = await this.#serve(groupByKey(requests));
    this.#calls -= 1;
    for (const account of accounts) this.#busy.delete(account);
    this.#waiting.unshift(...again);
    this.#start();
  }

  /** What goes in the next call: of accounts that are in none, in the order of arrival. */
  #take(): Request[] {
    const taken: Request[] = [];
    const left: Request[] = [];
    for (const request of this.#waiting) {
      (taken.length < batchMax && this.#isFree(request) ? taken : left).push(request);
    }
    this.#waiting = left;
    return taken;
  }

  /** Answers each request, but for those that have to be judged anew in the next call. */
  async #serve(groups: readonly Group[]): Promise<Request[]> {
    const verdicts = await this.#verdicts(groups.map(({ leader }) => leader));
    return groups.flatMap(({ leader, repeats }, index) => {
      const verdict = verdicts[index];
      settle(leader, verdict);
      // A refusal leaves no key behind, so whoever repeats it is judged anew.
      if (!isReceipt(verdict)) return repeats;
      for (const repeat of repeats) settle(repeat, repeatVerdict(leader, repeat, verdict));
      return [];
    });
  }

  async #verdicts(requests: readonly Request[]): Promise<unknown[]> {
    try {
      return await this.#judgeAgain(requests);
    } catch (error) {
      if (requests.length === 1 || isConnectionLost(error)) return requests.map(() => error);
    }
    // One of them broke the call itself, say by a character that the database cannot keep. Alone, it
    // breaks only its own.
    const verdicts: unknown[] = [];
    for (const request of requests) verdicts.push(...(await this.#verdicts([request])));
    return verdicts;
  }

  /** Runs the call again after what another transaction did to it, and after a lost connection if safe. */
  async #judgeAgain(requests: readonly Request[]): Promise<Verdict[]> {
    const keyed = requests.every(({ operation }) => operation.idempotency);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await judge(this.#database, requests, { allOrNone: false });
      } catch (error) {
        const harmless = isUndone(error) || (keyed && isConnectionLost(error));
        if (!harmless || attempt === attemptsMax) throw error;
        await new Promise((resolve) => setTimeout(resolve, attempt * 25 * (0.5 + Math.random())));
      }
    }
  }
}

/** Adds up to about two seconds, which is what a server needs to start anew after a crash. */
const attemptsMax = 12;

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

function repeatVerdict(leader: Request, repeat: Request, receipt: LedgerReceipt): Verdict {
  if (leader.operation.idempotency?.fingerprint === repeat.operation.idempotency?.fingerprint) {
    return { ...receipt, replayed: true };
  }
  return new LedgerRefusal('idempotency_key_reused', 'This idempotency key was used for something else.');
}

function settle(request: Request, verdict: unknown): void {
  if (isReceipt(verdict)) request.resolve(verdict);
  else request.reject(verdict);
}

function isReceipt(verdict: unknown): verdict is LedgerReceipt {
  return typeof verdict === 'object' && verdict !== null && 'balance' in verdict;
}

/** The database rolled it back for the sake of another transaction. */
function isUndone(error: unknown): boolean {
  return error instanceof SqlError && (error.sqlState === '40P01' || error.sqlState === '40001');
}

/** Whether it took effect is not known: only a key makes a second try safe. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof SqlError && (error.sqlState.startsWith('08') || error.sqlState === '57P01');
}
