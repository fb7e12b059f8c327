import { Worker } from 'node:worker_threads';
import type { SqlRow } from '../Database.ts';
import { DatabaseUnavailable } from '../DatabaseUnavailable.ts';
import { SqlError } from '../SqlError.ts';
import type { PgliteAnswer, PgliteRequest, PgliteWorkerData } from './PgliteMessage.ts';

/** A request before it has its number. */
type Question<Request = PgliteRequest> = Request extends PgliteRequest ? Omit<Request, 'id'> : never;

type Waiting = { resolve: (rows: SqlRow[]) => void; reject: (error: Error) => void };

/** Client of the engine's thread: one promise per request. */
export class PgliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onNotification: (channel: string, payload: string) => void;
  #nextId = 1;
  #death: Error | null = null;

  private constructor(worker: Worker, onNotification: (channel: string, payload: string) => void) {
    this.#worker = worker;
    this.#onNotification = onNotification;
    worker.on('message', (answer: PgliteAnswer) => this.#receive(answer));
    worker.on('error', (error) => this.#die(stopped(error)));
    worker.on('exit', () => this.#die(stopped()));
  }

  /** Starts the thread and resolves once its engine is open. */
  static async start(
    data: PgliteWorkerData,
    onNotification: (channel: string, payload: string) => void = () => undefined,
  ): Promise<PgliteThread> {
    const worker = new Worker(new URL('./pgliteWorker.ts', import.meta.url), {
      workerData: data,
      // The embedder's own flags (a test runner's, a debugger's) are not for the engine.
      execArgv: [],
    });
    const thread = new PgliteThread(worker, onNotification);
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () => reject(stopped()));
    });
    // An open database alone does not keep the process alive; a request under way does.
    worker.unref();
    return thread;
  }

  /** Whether the thread has ended, asked to or not. */
  get dead(): boolean {
    return this.#death !== null;
  }

  ask(question: Question): Promise<SqlRow[]> {
    if (this.#death) return Promise.reject(this.#death);
    const id = this.#nextId++;
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, id });
    });
  }

  /** Ends the thread at once, whatever it is doing. The folder then recovers as after a crash. */
  async terminate(reason: Error): Promise<void> {
    this.#die(reason);
    await this.#worker.terminate();
  }

  /** Closes the engine in order, then the thread. */
  async close(): Promise<void> {
    if (this.#death) return;
    await this.ask({ kind: 'close' });
    await this.terminate(new DatabaseUnavailable('closed', 'The database is closed.'));
  }

  #receive(answer: PgliteAnswer): void {
    if (answer.kind === 'ready') return;
    if (answer.kind === 'notification') {
      this.#onNotification(answer.channel, answer.payload);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (answer.kind === 'rows') waiting?.resolve(answer.rows);
    else waiting?.reject(new SqlError(answer));
  }

  #die(reason: Error): void {
    this.#death ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#death);
    this.#waiting.clear();
  }
}

function stopped(cause?: unknown): Error {
  return new SqlError({
    message: 'The embedded database stopped in the middle; whether the statement took effect is not known.',
    sqlState: '08006',
    cause,
  });
}
