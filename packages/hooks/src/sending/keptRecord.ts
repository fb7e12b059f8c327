import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';

/** What is kept in the browser under a name: anybody's, or another version's, to be judged field by field. */
export type KeptRecord = { readonly [field: string]: unknown };

/** For where storage is full or blocked: what is kept then lives as long as the page. */
const pageRecords = new WeakMap<WalletStore, Map<string, KeptRecord>>();

/** Reads what is kept. Null where nothing is, or nonsense. */
export function readKeptRecord({ storage, store }: WalletConfig, name: string): KeptRecord | null {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(name) ?? 'null');
    if (typeof kept === 'object' && kept !== null) return { ...kept };
  } catch {
    // Blocked, or not ours.
  }
  return pageRecords.get(store)?.get(name) ?? null;
}

/** Keeps a record; null removes it. */
export function writeKeptRecord(
  { storage, store }: WalletConfig,
  name: string,
  record: KeptRecord | null,
): void {
  const records = pageRecords.get(store) ?? new Map<string, KeptRecord>();
  pageRecords.set(store, records);
  if (record) records.set(name, record);
  else records.delete(name);
  try {
    if (record) storage?.setItem(name, JSON.stringify(record));
    else storage?.removeItem(name);
  } catch {
    // Nothing to do about it, and no reason to refuse the payment.
  }
}
