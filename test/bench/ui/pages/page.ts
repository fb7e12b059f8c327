import type { TablePage } from './TablePage.ts';

/** Each page is a chunk of its own, without the code of the others. */
const pages = {
  widgets: async () => (await import('./widgets.tsx')).openWidgets(),
  ledger: async () => offer((await import('./ledger.tsx')).ledgerPage),
  grid: async () => offer((await import('./grid.tsx')).gridPage),
  virtual: async () => offer((await import('./virtual.tsx')).virtualPage),
  empty: async () => offer((await import('./empty.ts')).emptyPage),
};

declare global {
  interface Window {
    table?: TablePage;
  }
}

const name = new URLSearchParams(location.search).get('page');
const open = Object.entries(pages).find(([each]) => each === name)?.[1];
if (!open) throw new Error(`There is no page ${name}.`);
await open();

/** Called by the driver from outside the page. */
function offer(page: TablePage) {
  window.table = page;
}
