'use client';
import type { Entry } from '@coffer/adapter';
import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { slot } from '../parts/slot.ts';
import type { LedgerTableClassNames } from './LedgerTablePart.ts';
import { LedgerTableRow } from './LedgerTableRow.tsx';
import { tableRoles } from './tableRoles.ts';

type LedgerTableWindowProps = {
  entries: readonly Entry[];
  /** Where the rows stand. */
  body: RefObject<HTMLTableSectionElement | null>;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableClassNames;
};

type WindowOptions = {
  count: number;
  estimateSize: () => number;
  getItemKey: (index: number) => string;
  overscan: number;
  scrollMargin: number;
  useFlushSync: boolean;
};

/** The rows in sight and some around them, between two spacers as high as the rest. */
export function LedgerTableWindow(props: LedgerTableWindowProps) {
  const { entries, body } = props;
  const [frame] = useState(() => measureFrame(body.current));
  const scrollMargin = useScrollMargin(body, frame.scroller);
  const options: WindowOptions = {
    count: entries.length,
    estimateSize: () => frame.rowSize,
    getItemKey: (index) => entries[index]?.id ?? String(index),
    overscan: 12,
    scrollMargin,
    useFlushSync: false,
  };
  return frame.scroller ? (
    <RowsInScroller {...props} options={options} scroller={frame.scroller} />
  ) : (
    <RowsInPage {...props} options={options} />
  );
}

function RowsInPage({ options, ...rest }: LedgerTableWindowProps & { options: WindowOptions }) {
  return <Rows {...rest} virtualizer={useWindowVirtualizer<HTMLTableRowElement>(options)} />;
}

function RowsInScroller({
  options,
  scroller,
  ...rest
}: LedgerTableWindowProps & { options: WindowOptions; scroller: HTMLElement }) {
  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    ...options,
    getScrollElement: () => scroller,
  });
  return <Rows {...rest} virtualizer={virtualizer} />;
}

type RowsProps = Omit<LedgerTableWindowProps, 'body'> & {
  virtualizer: Virtualizer<HTMLElement, HTMLTableRowElement> | Virtualizer<Window, HTMLTableRowElement>;
};

function Rows({ entries, onOpen, classNames, virtualizer }: RowsProps) {
  const items = virtualizer.getVirtualItems();
  const margin = virtualizer.options.scrollMargin;
  const before = (items[0]?.start ?? margin) - margin;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin);
  return (
    <>
      <Spacer size={before} />
      {items.map(({ key, index }) => {
        const entry = entries[index];
        return (
          entry && (
            <LedgerTableRow
              key={key}
              entry={entry}
              index={index}
              measure={virtualizer.measureElement}
              onOpen={onOpen}
              classNames={classNames}
            />
          )
        );
      })}
      <Spacer size={after} />
    </>
  );
}

function Spacer({ size }: { size: number }) {
  return (
    <tr {...tableRoles.spacer} {...slot('ledger-table-spacer')}>
      <td {...slot('ledger-table-spacer-cell')} colSpan={4} style={{ blockSize: Math.max(0, size) }} />
    </tr>
  );
}

/** What the rows scroll in, null for the page itself, and how high a row is. */
function measureFrame(body: HTMLElement | null): { scroller: HTMLElement | null; rowSize: number } {
  let scroller = body?.parentElement ?? null;
  while (scroller && !(isScroller(scroller) && scroller !== document.body)) scroller = scroller.parentElement;
  const rows = body?.querySelectorAll<HTMLElement>('[data-slot="ledger-table-row"]') ?? [];
  const sizes = [...rows].map((row) => row.offsetHeight);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return { scroller: scroller === document.documentElement ? null : scroller, rowSize: mean || 61 };
}

function isScroller(element: HTMLElement): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** How far below the start of what scrolls the rows begin, kept right while what is above them changes. */
function useScrollMargin(body: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    const scrolled = scroller
      ? scroller.scrollTop - scroller.getBoundingClientRect().top - scroller.clientTop
      : window.scrollY;
    const current = Math.round(top + scrolled);
    if (Math.abs(current - margin) > 1) setMargin(current);
  });
  return margin;
}
