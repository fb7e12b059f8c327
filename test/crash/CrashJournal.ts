/** A write that a client has made up its mind about: it sends this, with this key, until it has an answer. */
export type JournalWrite = {
  path: string;
  key: string;
  body: object | undefined;
  /** An entry's answer never changes; that of a hold or a top-up tells how it stands now. */
  kind: 'entry' | 'hold' | 'capture' | 'topUp';
  walletId: string;
  /** What it changes of the balance once it is accepted, in minor units. */
  effect: number;
  /** What was answered first, or null until then. */
  answer: { status: number; body: string } | null;
};

/**
 * What the clients know: it outlives every kill, as the clients of a server do. Each write is in it before it
 * is sent.
 */
export class CrashJournal {
  readonly writes: JournalWrite[] = [];
  #keys = 0;

  add(write: Omit<JournalWrite, 'key' | 'answer'>): JournalWrite {
    this.#keys += 1;
    const entered: JournalWrite = { ...write, key: `crash-${this.#keys}`, answer: null };
    this.writes.push(entered);
    return entered;
  }

  get unanswered(): JournalWrite[] {
    return this.writes.filter(({ answer }) => answer === null);
  }
}
