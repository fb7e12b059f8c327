import type { entryFilterNames } from './entryFilterNames.ts';

/** What narrows entries, by name; what is absent does not. */
export type EntryFilter = { readonly [Name in (typeof entryFilterNames)[number]]?: string };
