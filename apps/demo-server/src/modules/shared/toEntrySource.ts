import { type EntrySource, entrySources } from '@coffer/adapter';

/**
 * Parses a source that the ledger has stored. The ledger takes any text; the modules write only these.
 *
 * @throws Error if it is unknown
 */
export function toEntrySource(source: string): EntrySource {
  const known = entrySources.find((one) => one === source);
  if (known === undefined) throw new Error(`The ledger has an entry of the unknown source ${source}.`);
  return known;
}
