import type { Entry } from '@coffer/adapter';
import { screen } from '@testing-library/react';
import type { RefCallback } from 'react';
import { expect, test } from 'vitest';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import { EntryDetail, type EntryDetailProps } from './EntryDetail.tsx';

const usd = (amount: number) => ({ amount, currency: 'USD' });

const entry: Entry = {
  id: 'entry_1',
  walletId: 'wallet_1',
  number: 1,
  type: 'credit',
  source: 'topUp',
  amount: usd(500_00),
  balanceBefore: usd(0),
  balanceAfter: usd(500_00),
  reason: null,
  reference: { type: 'topUp', id: 'top_up_1' },
  metadata: {},
  createdAt: '2025-11-19T10:00:00Z',
};

async function open(
  props: Partial<EntryDetailProps> & { ref?: RefCallback<HTMLElement> } = {},
  globals: Record<string, string> = {},
) {
  renderOnStage(<EntryDetail entry={entry} onClose={() => {}} {...props} />, globals);
  return screen.findByRole('dialog');
}

test('<EntryDetail />: takes className, style, ref and the rest of its element’s props', async () => {
  let element: HTMLElement | null = null;
  const ref = (node: HTMLElement | null) => {
    element = node;
  };
  const dialog = await open({ className: 'mine', style: { color: 'red' }, title: 'Mine', ref });
  expect(dialog.classList).toContain('mine');
  expect(dialog.getAttribute('style')).toContain('color: red');
  expect(dialog.title).toBe('Mine');
  expect(element).toBe(dialog);
});

test('<EntryDetail />: has a data-slot on every node', async () => {
  const dialog = await open();
  const nodes = [dialog, ...dialog.querySelectorAll('*')];
  expect(nodes.filter((node) => !node.hasAttribute('data-slot')).map(({ tagName }) => tagName)).toEqual([]);
});

test('behavior: has the theme of the page from which it was opened', async () => {
  const dialog = await open(
    {},
    { scheme: 'dark', locale: 'ar-EG', density: 'compact', accent: 'rgb(1, 2, 3)' },
  );
  const style = getComputedStyle(dialog);
  expect(style.colorScheme).toBe('dark');
  expect(style.direction).toBe('rtl');
  expect(style.paddingBlockStart).toBe('15px');
  expect(style.getPropertyValue('--coffer-accent')).toBe('rgb(1, 2, 3)');
});

test('behavior: adds no style tag to the page', async () => {
  const before = document.querySelectorAll('style').length;
  const dialog = await open();
  expect(dialog.isConnected).toBe(true);
  expect(document.querySelectorAll('style').length).toBe(before);
});
