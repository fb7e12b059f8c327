import type { MemoryWalletAdapter } from '@coffer/adapter/memory';
import type { Browser, Page } from 'playwright-core';
import { countRenders } from './countRenders.ts';
import { type TaskFigures, traceTasks } from './traceTasks.ts';

/** Figures of a page with all widgets, while it loads and while it is used. */
export type WidgetFigures = {
  requests: number;
  /** Requests that were sent more than once, with their number. */
  repeated: Record<string, number>;
  layoutShift: number;
  /** Tasks while the page is used, after every widget has its data, on a CPU four times slower. */
  inUse: TaskFigures;
  /** Tasks from the window's `load` event until every widget is ready, on the same CPU. */
  loading: TaskFigures;
};

const slowdown = 4;

/** Duration of a press. */
const pressMs = 80;

/** Loads the page and uses it. */
export async function measureWidgets(
  browser: Browser,
  url: string,
  adapter: MemoryWalletAdapter,
  viewport: { width: number; height: number },
): Promise<WidgetFigures> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const asked = new Map<string, number>();
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!pathname.startsWith('/wallet')) return;
    const resource = `${request.method()} ${pathname}${search}`;
    asked.set(resource, (asked.get(resource) ?? 0) + 1);
  });
  try {
    await page.addInitScript(watchPage);
    await open(page, url);
    const repeated = Object.fromEntries([...asked].filter(([, times]) => times > 1));
    const requests = [...asked.values()].reduce((sum, times) => sum + times, 0);
    const layoutShift = await page.evaluate(() => window.seen.layoutShift);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const used = await traceTasks(page, session, 'now');
    await use(page, adapter);
    const inUse = await used();
    const loaded = await traceTasks(page, session, 'load');
    await open(page, url);
    return { requests, repeated, layoutShift, inUse, loading: await loaded() };
  } finally {
    await context.close();
  }
}

/** Counts each component's renders for one change of the balance, and for one new entry. */
export async function countEventRenders(browser: Browser, url: string, adapter: MemoryWalletAdapter) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 2400 } });
  const page = await context.newPage();
  try {
    await page.addInitScript(countRenders);
    await open(page, url);
    const walletId = await firstWalletId(adapter);
    const during = async (change: () => void) => {
      await page.evaluate(() => window.renders.clear());
      change();
      await settle(page);
      return Object.fromEntries(await page.evaluate(() => [...window.renders]));
    };
    return {
      balance: await during(() => void adapter.hold({ walletId, amount: { amount: 1_00, currency: 'USD' } })),
      entry: await during(() => void post(adapter, walletId)),
    };
  } finally {
    await context.close();
  }
}

/** Waits until nothing is loading. */
async function open(page: Page, url: string) {
  await page.goto(`${url}/page.html?page=widgets`);
  await page.locator('[data-slot="ledger-table"][data-state="ready"]').waitFor();
  await page.locator('[data-slot="balance-chart-drawing"]').waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await settle(page);
}

/** Acts as a customer, while their wallet changes. */
async function use(page: Page, adapter: MemoryWalletAdapter) {
  const walletId = await firstWalletId(adapter);
  for (let change = 0; change < 3; change += 1) {
    post(adapter, walletId);
    await settle(page);
  }
  await press(page, '[data-slot="top-up-form"] input[type="text"]');
  for (const key of ['ControlOrMeta+a', '7', '5']) {
    await page.keyboard.press(key);
    await settle(page);
  }
  await press(page, '[data-slot="ledger-table-filter-choice"]:nth-of-type(2)');
  await settle(page);
  await page.mouse.wheel(0, 1500);
  await settle(page);
}

/**
 * Moves the pointer to an element, presses and releases. A locator's own click does all at once and lets the page check in
 * each event whether it hit its target, which takes as long as the page's own work.
 */
async function press(page: Page, selector: string) {
  const target = page.locator(selector);
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`There is no ${selector} to press.`);
  const center = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await page.mouse.move(...center);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.mouse.click(...center, { delay: pressMs });
}

function post(adapter: MemoryWalletAdapter, walletId: string) {
  adapter.post({
    walletId,
    amount: { amount: -1_00, currency: 'USD' },
    source: 'usage',
    reason: 'One image',
  });
}

async function firstWalletId(adapter: MemoryWalletAdapter): Promise<string> {
  const [wallet] = await adapter.listWallets();
  if (!wallet) throw new Error('There is no wallet.');
  return wallet.id;
}

/** Waits until the document has not changed for a second. */
async function settle(page: Page) {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 1000);
        });
        const done = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, 1000);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
}

declare global {
  interface Window {
    seen: { layoutShift: number; shifts: string[] };
  }
}

/** Runs in the page before anything else. */
function watchPage() {
  type LayoutShift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
  window.seen = { layoutShift: 0, shifts: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      window.seen.layoutShift += entry.value;
      for (const { node } of entry.sources) {
        window.seen.shifts.push(
          `${entry.value.toFixed(4)} ${node?.getAttribute?.('data-slot') ?? node?.nodeName}`,
        );
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
