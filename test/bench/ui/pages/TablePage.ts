/** Interface between the driver and a measured table. */
export type TablePage = {
  /** Selector of a row. */
  rowSelector: string;
  /** Selector of the scrolling element. Defaults to the page. */
  scrollerSelector?: string;
  /** Loads this many rows into memory without drawing them. */
  load: (count: number) => Promise<void>;
  /** Returns the number of rows that the table reports. */
  count?: () => number;
  /** Draws the loaded rows. */
  draw: () => void;
};
