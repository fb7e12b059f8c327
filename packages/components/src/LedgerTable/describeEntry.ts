import type { Entry } from '@coffer/adapter';
import type { Translate } from '../locales/Messages.ts';

/**
 * What an entry is called, and what explains it: its type, its source and its reference, each unless
 * said already. The id of a top-up says nothing to its customer: it stands in the detail, to be copied.
 */
export function describeEntry(entry: Entry, t: Translate): { title: string; notes: string[] } {
  const source = t(`ledger.source.${entry.source}`);
  const reference = entry.reference?.type === 'topUp' ? undefined : entry.reference?.id;
  const title = entry.reason ?? [source, reference].filter(Boolean).join(' ');
  const notes = [t(`ledger.type.${entry.type}`)];
  for (const note of [source, reference]) {
    if (note && ![title, ...notes].some((said) => contains(said, note))) notes.push(note);
  }
  return { title, notes };
}

function contains(said: string, note: string): boolean {
  return said.toLowerCase().includes(note.toLowerCase());
}
