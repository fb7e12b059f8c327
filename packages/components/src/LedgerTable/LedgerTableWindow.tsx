'use client';
import type { Entry, Page } from '@coffer/adapter';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LedgerTableRow, type LedgerTableRowClassNames } from './LedgerTableRow.tsx';
import { LedgerTableSizer } from './LedgerTableSizer.tsx';
import { entryByIndex, type LedgerWindow, ledgerWindow } from './ledgerWindow.ts';
import type { LedgerTexts } from './useLedgerTexts.ts';

type LedgerTableWindowProps = {
  pages: readonly Page<Entry>[];
  /** Number of loaded entries. */
  count: number;
  texts: LedgerTexts;
  /** Table body that contains the rows. */
  body: RefObject<HTMLTableSectionElement | null>;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableRowClassNames;
};

/**
 * Draws the rows in sight and some around them in a body that is as high as all rows. All rows have the same height, so
 * that the position of a row follows from its index.
 */
export function LedgerTableWindow(props: LedgerTableWindowProps) {
  const { pages, count, texts, body, onOpen, classNames } = props;
  const entryAt = useMemo(() => entryByIndex(pages), [pages]);
  const sizer = useRef<HTMLTableRowElement>(null);
  const rowSize = useRowSize(body, sizer);
  const { first, end, focused } = useWindow(body, rowSize, count);
  const row = (index: number) => {
    const entry = entryAt(index);
    return (
      entry && (
        <LedgerTableRow
          key={entry.id}
          entry={entry}
          texts={texts}
          index={index}
          offset={index * rowSize}
          onOpen={onOpen}
          classNames={classNames}
        />
      )
    );
  };
  // One list for all rows: the focused row keeps its element, and so its focus, when it scrolls out of sight.
  const indexes = Array.from({ length: end - first }, (_, index) => first + index);
  if (focused !== null && focused < first) indexes.unshift(focused);
  if (focused !== null && focused >= end) indexes.push(focused);
  return (
    <>
      <LedgerTableSizer pages={pages} texts={texts} row={sizer} />
      {indexes.map(row)}
    </>
  );
}

/** Measures the height of a row, and sets the columns to the widths of the sizer's cells. */
function useRowSize(
  body: RefObject<HTMLTableSectionElement | null>,
  sizer: RefObject<HTMLTableRowElement | null>,
): number {
  const [rowSize, setRowSize] = useState(0);
  useLayoutEffect(() => {
    const cells = [...(sizer.current?.cells ?? [])];
    const measure = () => {
      const [date, amount, balance] = cells.map((cell) => `${cell.getBoundingClientRect().width}px`);
      const columns = `${date} minmax(0, 1fr) ${amount} ${balance}`;
      body.current?.closest('table')?.style.setProperty('--coffer-columns', columns);
      const row = body.current?.querySelector('[data-index]');
      setRowSize((size) => row?.getBoundingClientRect().height ?? size);
    };
    measure();
    // jsdom has no layout and no observer of it.
    if (!('ResizeObserver' in globalThis)) return;
    // Measures again when the font, the language, the density or the layout changes.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    for (const cell of cells) observer.observe(cell);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [body, sizer]);
  return rowSize;
}

function useWindow(body: RefObject<HTMLTableSectionElement | null>, rowSize: number, count: number) {
  const [shown, setShown] = useState<LedgerWindow>({ first: 0, end: 1, focused: null });
  useLayoutEffect(() => {
    const element = body.current;
    if (!element || rowSize === 0) return;
    element.style.blockSize = `${count * rowSize}px`;
    const look = () => {
      const focusedRow = element.contains(document.activeElement) && document.activeElement?.closest('tr');
      const next = ledgerWindow({
        // The layout is up to date here, so this is cheap. It is right for any scrolling ancestor.
        top: element.getBoundingClientRect().top,
        height: window.innerHeight,
        rowSize,
        count,
        focused: focusedRow ? Number(focusedRow.dataset.index) : null,
      });
      setShown((now) =>
        now.first === next.first && now.end === next.end && now.focused === next.focused ? now : next,
      );
    };
    look();
    // Rendered within the frame of the scroll event, so that the frame is painted once.
    const follow = () => flushSync(look);
    const options = { capture: true, passive: true };
    document.addEventListener('scroll', follow, options);
    window.addEventListener('resize', follow);
    return () => {
      document.removeEventListener('scroll', follow, options);
      window.removeEventListener('resize', follow);
      element.style.blockSize = '';
    };
  }, [body, rowSize, count]);
  return { ...shown, end: Math.min(shown.end, count) };
}
