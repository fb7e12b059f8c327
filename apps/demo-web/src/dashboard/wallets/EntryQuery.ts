import type { operations } from '../../api/api.gen.ts';

/** What narrows the entries of a wallet. */
export type EntryQuery = Omit<
  NonNullable<operations['listEntries']['parameters']['query']>,
  'cursor' | 'limit'
>;
