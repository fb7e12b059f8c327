import type { Entry } from './Entry.ts';
import type { EntryFilter } from './EntryFilter.ts';

/** Returns whether an entry matches a filter. */
export function matchesFilter(entry: Entry, filter: EntryFilter): boolean {
  const { type, source, direction, from, to, amountMin, amountMax, text } = filter;
  const size = Math.abs(entry.amount.amount);
  const createdAt = Date.parse(entry.createdAt);
  return (
    (!type?.length || type.includes(entry.type)) &&
    (!source?.length || source.includes(entry.source)) &&
    (!direction || (entry.amount.amount > 0 ? 'in' : 'out') === direction) &&
    (from === undefined || createdAt >= Date.parse(from)) &&
    (to === undefined || createdAt < Date.parse(to)) &&
    (amountMin === undefined || size >= amountMin) &&
    (amountMax === undefined || size <= amountMax) &&
    (!text || mentions(entry, text.toLowerCase()))
  );
}

function mentions({ reason, reference }: Entry, text: string): boolean {
  return [reason, reference?.id].some((part) => part?.toLowerCase().includes(text));
}
