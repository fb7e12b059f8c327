/** What narrows entries, as it stands in the page's address. */
export const entryFilterNames = [
  'text',
  'direction',
  'type',
  'source',
  /** The first day, by the clock of this machine. */
  'from',
  /** The day after the last. */
  'before',
  /** Minor units, whatever the direction. */
  'atLeast',
  'atMost',
] as const;
