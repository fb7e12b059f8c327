/** Storage that keeps payments in progress and dismissals across reloads: `localStorage` or anything of its shape. */
export type WalletStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Returns `localStorage`, or null on a server and where the browser blocks it. Reading the property may throw. */
export function browserStorage(): WalletStorage | null {
  try {
    return globalThis.window?.localStorage ?? null;
  } catch {
    return null;
  }
}
