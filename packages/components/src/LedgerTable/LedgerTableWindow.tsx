'use client';
import type { Entry, Page } from '@coffer/adapter';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { entryByPlace } from './entryByPlace.ts';
import { LedgerTableRow, type LedgerTableRowClassNames } from './LedgerTableRow.tsx';
import { LedgerTableSizer } from './LedgerTableSizer.tsx';
import { type LedgerWindow, ledgerWindow } from './ledgerWindow.ts';
import type { LedgerTexts } from './useLedgerTexts.ts';

type LedgerTableWindowProps = {
  pages: readonly Page<Entry>[];
  /** How many they hold. */
  count: number;
  texts: LedgerTexts;
  /** Where the rows stand. */
  body: RefObject<HTMLTableSectionElement | null>;
  onOpen: (entry: Entry) => void;
  classNames: LedgerTableRowClassNames;
};

/**
 * The rows in sight and some around them, each at its place in a body as high as all of them. Rows have one
 * height, so that where a row stands is known without drawing those above it.
 */
export function LedgerTableWindow(props: LedgerTableWindowProps) {
  const { pages, count, texts, body, onOpen, classNames } = props;
  const entryAt = useMemo(() => entryByPlace(pages), [pages]);
  const sizer = useRef<HTMLTableRowElement>(null);
  const rowSize = useRowSize(body, sizer);
  const { first, end, held } = useWindow(body, rowSize, count);
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
  // In one list, or the held row would be drawn anew, and lose the focus, as it leaves those in sight.
  const places = Array.from({ length: end - first }, (_, place) => first + place);
  if (held !== null && held < first) places.unshift(held);
  if (held !== null && held >= end) places.push(held);
  return (
    <>
      <LedgerTableSizer pages={pages} texts={texts} row={sizer} />
      {places.map(row)}
    </>
  );
}

/** How high a row is. The columns are made as wide as the sizer's. */
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
    // As another font, a language or a density would make them; and as cards, of another height.
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
  const [shown, setShown] = useState<LedgerWindow>({ first: 0, end: 1, held: null });
  useLayoutEffect(() => {
    const element = body.current;
    if (!element || rowSize === 0) return;
    element.style.blockSize = `${count * rowSize}px`;
    const look = () => {
      const held = element.contains(document.activeElement) && document.activeElement?.closest('tr');
      const next = ledgerWindow({
        // Of a frame that is laid out already, this costs nothing; and whatever scrolls, it is right.
        top: element.getBoundingClientRect().top,
        height: window.innerHeight,
        rowSize,
        count,
        held: held ? Number(held.dataset.index) : null,
      });
      setShown((now) =>
        now.first === next.first && now.end === next.end && now.held === next.held ? now : next,
      );
    };
    look();
    // Within the frame that scrolls, so that it is drawn once and not again for the rows that came.
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
