import { type Entry, systemReasonOf } from '@coffer/adapter';
import type { Translate } from '../locales/Messages.ts';

/**
 * Returns the title of an entry and notes that explain it: type, source and reference. A reason that Coffer gave is worded
 * in the language of the page. Leaves out notes that repeat others,
 * and the id of a top-up, which means nothing to the customer. The id is in the details of the entry.
 */
export function describeEntry(entry: Entry, t: Translate): { title: string; notes: string[] } {
  const source = t(`ledger.source.${entry.source}`);
  const reference = entry.reference?.type === 'topUp' ? undefined : entry.reference?.id;
  const known = systemReasonOf(entry);
  const reason = known
    ? t(`ledger.reason.${known.code}`, { number: known.invoiceNumber ?? '' })
    : entry.reason;
  const title = reason ?? [source, reference].filter(Boolean).join(' ');
  const notes = [t(`ledger.type.${entry.type}`)];
  for (const note of [source, reference]) {
    if (note && ![title, ...notes].some((text) => contains(text, note))) notes.push(note);
  }
  return { title, notes };
}

function contains(text: string, note: string): boolean {
  return text.toLowerCase().includes(note.toLowerCase());
}
