/** A table to measure, as the driver sees it. */
export type TablePage = {
  /** What stands for a row. */
  rowSelector: string;
  /** What scrolls; the page itself unless given. */
  scrollerSelector?: string;
  /** Loads so many rows into memory; nothing is drawn yet. */
  load: (count: number) => Promise<void>;
  /** How many rows the table says that it has. */
  count?: () => number;
  /** Draws what was loaded. */
  draw: () => void;
};
