import { rootElement } from './rootElement.ts';
import type { TablePage } from './TablePage.ts';

let size = 0;

/** An empty page as high as a table. Shows how smoothly this machine scrolls at best. */
export const emptyPage: TablePage = {
  rowSelector: '#root > div',
  load: async (count) => {
    size = count * 61;
  },
  draw: () => {
    const row = document.createElement('div');
    row.style.height = `${size}px`;
    rootElement().append(row);
  },
};
