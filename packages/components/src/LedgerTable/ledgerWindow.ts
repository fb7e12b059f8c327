import type { Entry, Page } from '@coffer/adapter';

/** Rows to draw: from `first` up to `end`, excluded. */
export type LedgerWindow = {
  first: number;
  end: number;
  /** Row with the focus. It stays drawn wherever the customer scrolls, or the focus would be lost. */
  focused: number | null;
};

/** Rows to draw above and below those in sight, for a wheel that is faster than a frame. */
const overscan = 12;

/** Calculates the rows to draw in a viewport of `height` pixels, where the first row is at `top` pixels. */
export function ledgerWindow(sizes: {
  top: number;
  height: number;
  rowSize: number;
  count: number;
  focused: number | null;
}): LedgerWindow {
  const { top, height, rowSize, count, focused } = sizes;
  const within = (index: number) => Math.max(0, Math.min(count, index));
  return {
    first: within(Math.floor(-top / rowSize) - overscan),
    end: within(Math.ceil((height - top) / rowSize) + overscan),
    focused,
  };
}

/** Returns a function that finds an entry by its index. Copying 100,000 entries took longer than drawing them. */
export function entryByIndex(pages: readonly Page<Entry>[]): (index: number) => Entry | undefined {
  const starts: number[] = [];
  let count = 0;
  for (const { items } of pages) {
    starts.push(count);
    count += items.length;
  }
  // Rows are read one after the other, so the page is mostly the last one.
  let page = 0;
  return (index) => {
    if (index < 0 || index >= count) return undefined;
    while (index < (starts[page] ?? 0)) page -= 1;
    while (index >= (starts[page + 1] ?? count)) page += 1;
    return pages[page]?.items[index - (starts[page] ?? 0)];
  };
}
