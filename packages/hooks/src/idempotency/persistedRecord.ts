import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';

/** Record in the browser's storage. Another tab or another version may have written it: check every field. */
export type PersistedRecord = { readonly [field: string]: unknown };

/** Records of pages whose storage is full or blocked. They live as long as the page. */
const pageRecords = new WeakMap<WalletStore, Map<string, PersistedRecord>>();

/** Reads a record. Returns null if there is none or if it is not an object. */
export function readPersistedRecord({ storage, store }: WalletConfig, name: string): PersistedRecord | null {
  try {
    const parsed: unknown = JSON.parse(storage?.getItem(name) ?? 'null');
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Storage is blocked, or the record is not ours.
  }
  return pageRecords.get(store)?.get(name) ?? null;
}

/** Stores a record; null removes it. Falls back to the page's memory where storage is full or blocked. */
export function writePersistedRecord(
  { storage, store }: WalletConfig,
  name: string,
  record: PersistedRecord | null,
): void {
  const records = pageRecords.get(store) ?? new Map<string, PersistedRecord>();
  pageRecords.set(store, records);
  if (record) records.set(name, record);
  else records.delete(name);
  try {
    if (record) storage?.setItem(name, JSON.stringify(record));
    else storage?.removeItem(name);
  } catch {
    // The payment must work even if storage is full or blocked. The page's memory keeps the record.
  }
}
