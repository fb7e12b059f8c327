import type { WalletStorage } from './WalletStorage.ts';

/** `localStorage`, or null on a server and where the browser blocks it: reading the property may throw. */
export function browserStorage(): WalletStorage | null {
  try {
    return globalThis.window?.localStorage ?? null;
  } catch {
    return null;
  }
}
