type StoredKey = { key: string; createdAt: number };

const storageKey = 'coffer.idempotencyKeys';
// Less than the 24 hours for which the server stores a key.
const idempotencyKeyTtlMs = 20 * 3_600_000;

/**
 * The idempotency keys of writes without a known outcome, stored for this tab. The same write gets the same key again,
 * also after its dialog closed or the page reloaded, so it runs once.
 */
export const idempotencyKeys = {
  /** Returns the header of a write. `write` identifies it: an operation, a target and a body. */
  header(...write: unknown[]): { 'Idempotency-Key': string } {
    const name = JSON.stringify(write);
    const keys = read();
    const stored = keys[name] ?? { key: crypto.randomUUID(), createdAt: Date.now() };
    save({ ...keys, [name]: stored });
    return { 'Idempotency-Key': stored.key };
  },
  /** Removes the key of a write whose outcome is known. */
  remove(key: string): void {
    save(Object.fromEntries(Object.entries(read()).filter(([, stored]) => stored.key !== key)));
  },
};

function read(): Record<string, StoredKey> {
  const keys: Record<string, StoredKey> = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
  const isAlive = ({ createdAt }: StoredKey) => Date.now() - createdAt < idempotencyKeyTtlMs;
  return Object.fromEntries(Object.entries(keys).filter(([, stored]) => isAlive(stored)));
}

function save(keys: Record<string, StoredKey>): void {
  sessionStorage.setItem(storageKey, JSON.stringify(keys));
}
