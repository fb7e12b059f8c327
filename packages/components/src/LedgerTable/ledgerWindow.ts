/** Which rows are drawn: from `first` up to `end`, not included. */
export type LedgerWindow = {
  first: number;
  end: number;
  /** The row that has the focus: it stays, wherever the reader scrolls, or the keyboard would start anew. */
  held: number | null;
};

/** Rows above and below those in sight, for a wheel that is faster than a frame. */
const overscan = 12;

/** The rows of a window `height` pixels high, where the first of all rows is `top` pixels below its start. */
export function ledgerWindow(sizes: {
  top: number;
  height: number;
  rowSize: number;
  count: number;
  held: number | null;
}): LedgerWindow {
  const { top, height, rowSize, count, held } = sizes;
  const within = (index: number) => Math.max(0, Math.min(count, index));
  return {
    first: within(Math.floor(-top / rowSize) - overscan),
    end: within(Math.ceil((height - top) / rowSize) + overscan),
    held,
  };
}
