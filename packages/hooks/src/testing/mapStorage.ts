import type { WalletStorage } from '../config/WalletStorage.ts';

/** Creates browser storage for one test. */
export function mapStorage(): WalletStorage & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
