import type { Browser, CDPSession, Page } from 'playwright-core';
import { traceEvents } from './traceEvents.ts';

/** Figures of one table that is drawn once and scrolled. */
export type TableFigures = {
  /** Time from the request for the table until its first row is laid out. */
  firstRowMs: number;
  /** CPU time of the main thread for that, which other load does not lengthen. */
  firstRowWorkMs: number;
  /** Time until the next frame. */
  firstPaintMs: number;
  /** 95th percentile of the frames while scrolling. */
  frameP95Ms: number;
  /** CPU time of the main thread per 1,000 px of scrolling, which other load does not lengthen. */
  scrollWorkMs: number;
  /** Maximum number of rows in the document. */
  rowsMax: number;
  /** Growth of the heap from before drawing until after scrolling, after a garbage collection. */
  heapGrowthMb: number;
};

const wheelStepPx = 240;

/** Opens a new page, draws its table of `rows` rows, and scrolls it for `scrollMs`. */
export async function measureTable(
  browser: Browser,
  url: string,
  { name, rows, scrollMs }: { name: string; rows: number; scrollMs: number },
): Promise<TableFigures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    await page.goto(`${url}/page.html?page=${name}`, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => window.table !== undefined);
    await page.evaluate((count) => window.table?.load(count), rows);
    const session = await context.newCDPSession(page);
    const heapBefore = await heapMb(session);
    const stop = await traceEvents(session, ['blink.user_timing']);
    const drawn = await page.evaluate(drawTable);
    const marks = await stop();
    const workedMs = (mark: string) => (marks.find(({ name }) => name === mark)?.tts ?? Number.NaN) / 1_000;
    const firstRowWorkMs = workedMs('first-row') - workedMs('draw');
    // Code that loads after the first rows is there before the scrolling starts.
    await page.waitForLoadState('networkidle');
    const scrolled =
      scrollMs > 0
        ? await scroll(page, session, scrollMs)
        : { frameP95Ms: Number.NaN, scrollWorkMs: Number.NaN, rowsMax: 0 };
    const counted = await page.evaluate(() => window.table?.count?.());
    // Guards against measuring fewer rows, or another history.
    if (scrollMs > 0 && counted !== undefined && counted !== rows)
      throw new Error(`The table ${name} holds ${counted} rows instead of ${rows}.`);
    return { ...drawn, firstRowWorkMs, ...scrolled, heapGrowthMb: (await heapMb(session)) - heapBefore };
  } finally {
    await context.close();
  }
}

/** Runs in the page. The observer is called in the task that inserts the row. */
async function drawTable(): Promise<{ firstRowMs: number; firstPaintMs: number }> {
  const { table } = window;
  if (!table) throw new Error('The page offers no table.');
  performance.mark('draw');
  const start = performance.now();
  const firstRowMs = await new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      const row = document.querySelector(table.rowSelector);
      if (!row || row.getBoundingClientRect().height === 0) return;
      observer.disconnect();
      resolve(performance.now() - start);
      performance.mark('first-row');
    });
    observer.observe(document.body, { childList: true, subtree: true });
    table.draw();
  });
  // A message sent in a frame arrives after that frame is drawn.
  const firstPaintMs = await new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - start);
      channel.port2.postMessage(null);
    });
  });
  return { firstRowMs, firstPaintMs };
}

async function scroll(
  page: Page,
  session: CDPSession,
  scrollMs: number,
): Promise<Pick<TableFigures, 'frameP95Ms' | 'scrollWorkMs' | 'rowsMax'>> {
  const box = await page.evaluate(() => {
    const selector = window.table?.scrollerSelector;
    const rect = (selector ? document.querySelector(selector) : document.body)?.getBoundingClientRect();
    return { x: (rect?.x ?? 0) + (rect?.width ?? 0) / 2, y: Math.min(500, (rect?.y ?? 0) + 200) };
  });
  await page.mouse.move(box.x, box.y);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workBefore = await workMs(session);
  const watched = page.evaluate(watchFrames, scrollMs);
  const end = Date.now() + scrollMs;
  while (Date.now() < end) {
    await Promise.all([page.mouse.wheel(0, wheelStepPx), new Promise((resolve) => setTimeout(resolve, 16))]);
  }
  const { frames, rowsMax, scrolledPx } = await watched;
  if (scrolledPx < 100) throw new Error(`The wheel moved the table by no more than ${scrolledPx} px.`);
  const scrollWorkMs = ((await workMs(session)) - workBefore) / (scrolledPx / 1_000);
  frames.sort((one, other) => one - other);
  return { frameP95Ms: frames[Math.floor(frames.length * 0.95)] ?? Number.NaN, scrollWorkMs, rowsMax };
}

/** Runs in the page. Returns the length of each frame, and the maximum number of rows. */
async function watchFrames(durationMs: number) {
  const { rowSelector = '', scrollerSelector } = window.table ?? {};
  const scroller =
    (scrollerSelector ? document.querySelector(scrollerSelector) : null) ?? document.documentElement;
  const frames: number[] = [];
  let rowsMax = 0;
  let scrolledPx = 0;
  const start = performance.now();
  let last = start;
  for (let now = start; now - start < durationMs; ) {
    now = await new Promise<number>(requestAnimationFrame);
    if (frames.length > 0 || last > start) frames.push(now - last);
    last = now;
    scrolledPx = Math.max(scrolledPx, scroller.scrollTop);
    if (frames.length % 10 === 0) rowsMax = Math.max(rowsMax, document.querySelectorAll(rowSelector).length);
  }
  return { frames, rowsMax, scrolledPx };
}

async function workMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}
