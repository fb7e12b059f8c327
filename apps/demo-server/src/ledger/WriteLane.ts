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
 * The queue in front of the database. A lone request goes through at once; what arrives while a call
 * is under way goes together in the next one, one commit for all of them.
 */
export class WriteLane {
  readonly #database: Database;
  /** The queue serves everybody, so it does not run in the context of whoever came first. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #waiting: Request[] = [];
  #draining = false;

  constructor(database: Database) {
    this.#database = database;
  }

  post(operation: LedgerOperation): Promise<LedgerReceipt> {
    if (isInsideTransaction()) {
      throw new Error('ledger.post commits by itself; inside a transaction use ledger.postWithin.');
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operation, transactionId: transactionId(), resolve, reject });
      if (!this.#draining) this.#outside(() => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    while (this.#waiting.length > 0) {
      // Those just answered, and what has reached the sockets meanwhile, still join the call.
      await new Promise(setImmediate);
      const requests = this.#waiting.splice(0, batchMax);
      const again = await this.#serve(groupByKey(requests));
      this.#waiting.unshift(...again);
    }
    this.#draining = false;
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
