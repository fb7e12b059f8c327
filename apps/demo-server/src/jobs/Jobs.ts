import type { Transaction } from '../database/Database.ts';

/** What a job is told: plain JSON, parsed by its handler. */
export type JobData = Record<string, unknown>;

export type SendOptions = {
  /** Not before this instant. @default now */
  at?: Date;
  /** The job is there when the caller's transaction commits, and not otherwise. */
  transaction?: Transaction;
  /** While a job with the same key waits, a second one is not added. */
  key?: string;
};

/**
 * Work that nobody waits for, kept in the database: any server may do it, once at a time, and again with
 * growing pauses when it fails. A job may run more than once (a server can die right after it), so its
 * handler must be harmless to repeat.
 */
export interface Jobs {
  /** Runs `work` for each job sent under `name`. Register before `start`. */
  handle(name: string, work: (data: JobData) => Promise<void>): void;

  /**
   * Runs `work` whenever `cron` says (five fields, UTC), on one server at a time. What one run leaves or
   * fails at, the next one finds. Register before `start`.
   */
  sweep(name: string, cron: string, work: () => Promise<void>): void;

  /** Adds a job. */
  send(name: string, data: JobData, options?: SendOptions): Promise<void>;

  /** Begins to do what is due, here. */
  start(): Promise<void>;

  /** Takes nothing new and waits a moment for what is under way; what that leaves is done elsewhere, later. */
  stop(): Promise<void>;

  /**
   * For tests, whose jobs never run by themselves: runs every sweep once, then each job that is due by the
   * injected clock until none is, one after the other, and says how many jobs that were.
   *
   * @throws the first failure, once all have run
   */
  runDue(): Promise<number>;
}
