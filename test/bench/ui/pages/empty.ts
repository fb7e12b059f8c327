import { rootElement } from './rootElement.ts';
import type { TablePage } from './TablePage.ts';

let size = 0;

/** As high as a table would be, and nothing in it: how smoothly this machine scrolls at best. */
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
