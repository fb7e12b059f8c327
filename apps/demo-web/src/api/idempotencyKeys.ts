type KeptKey = { key: string; since: number };

const storageName = 'coffer.idempotencyKeys';
// The server keeps a key for a day at least.
const idempotencyKeyTtlMs = 20 * 3_600_000;

/**
 * The idempotency keys of writes whose outcome is not known yet. What was asked and not answered is asked with
 * the same key again, even from a dialog that was closed in between or after a reload, and so is done once.
 */
export const idempotencyKeys = {
  /** The header of a write; `write` says what it does, to what, and with which body. */
  header(...write: unknown[]): { 'Idempotency-Key': string } {
    const name = JSON.stringify(write);
    const kept = read();
    const { key = crypto.randomUUID() } = kept[name] ?? {};
    save({ ...kept, [name]: { key, since: kept[name]?.since ?? Date.now() } });
    return { 'Idempotency-Key': key };
  },
  /** Called with a key whose write was answered. */
  forget(key: string): void {
    save(Object.fromEntries(Object.entries(read()).filter(([, one]) => one.key !== key)));
  },
};

function read(): Record<string, KeptKey> {
  const kept: Record<string, KeptKey> = JSON.parse(sessionStorage.getItem(storageName) ?? '{}');
  return Object.fromEntries(
    Object.entries(kept).filter(([, { since }]) => Date.now() - since < idempotencyKeyTtlMs),
  );
}

function save(kept: Record<string, KeptKey>): void {
  sessionStorage.setItem(storageName, JSON.stringify(kept));
}
