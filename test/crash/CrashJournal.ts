/** A write that a client sends with the same key until it has a response. */
export type JournalWrite = {
  path: string;
  key: string;
  body: object | undefined;
  /** The response to a repeated `entry` never changes; that to a hold or a top-up shows its current state. */
  kind: 'entry' | 'hold' | 'capture' | 'topUp';
  walletId: string;
  /** Change of the balance once the write is accepted, in minor units. */
  effect: number;
  /** First response, or null until then. */
  response: { status: number; body: string } | null;
};

/**
 * The clients' knowledge, which outlives every kill. Each write is recorded before it is sent.
 */
export class CrashJournal {
  readonly writes: JournalWrite[] = [];
  #keys = 0;

  add(write: Omit<JournalWrite, 'key' | 'response'>): JournalWrite {
    this.#keys += 1;
    const entered: JournalWrite = { ...write, key: `crash-${this.#keys}`, response: null };
    this.writes.push(entered);
    return entered;
  }

  get unanswered(): JournalWrite[] {
    return this.writes.filter(({ response }) => response === null);
  }
}
