import { entriesInfiniteQueryKey } from '@coffer/hooks';
import { render, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { StoryStage } from '../stories/StoryStage.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { LedgerTable } from './LedgerTable.tsx';

const count = 100_000;

test('behavior: draws only the rows in sight of 100,000 loaded ones', async () => {
  await page.viewport(800, 800);
  const wallet = createStoryWallet({});
  const [first] = await wallet.adapter.listWallets();
  const walletId = String(first?.id);
  const [entry] = (await wallet.adapter.listEntries({ walletId, limit: 1 })).items;
  if (!entry) throw new Error('The wallet has no entry.');
  const items = Array.from({ length: count }, (_, index) => ({
    ...entry,
    id: `entry_${index}`,
    number: count - index,
  }));
  wallet.queryClient.setQueryData(entriesInfiniteQueryKey(wallet.config, { walletId }), {
    pages: [{ items, nextCursor: null }],
    pageParams: [null],
  });
  const { unmount } = render(
    <StoryStage wallet={wallet} globals={{}}>
      <LedgerTable walletId={walletId} />
    </StoryStage>,
  );
  onTestFinished(unmount);
  const table = await screen.findByRole<HTMLTableElement>('table');
  expect(table.getAttribute('aria-rowcount')).toBe(String(count + 1));
  const rows = () => table.querySelectorAll('[data-slot="ledger-table-row"]').length;
  const drawn = (row: number) => table.querySelector(`[aria-rowindex="${row}"]`);
  await expect.poll(() => table.hasAttribute('data-windowed')).toBe(true);
  // A row with the focus keeps it while the page scrolls.
  const [button] = table.querySelectorAll('button');
  button?.focus();
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  await expect.poll(() => drawn(3)).toBeNull();
  expect(document.activeElement).toBe(button);
  expect(rows()).toBeLessThan(80);
  button?.blur();
  window.scrollTo(0, document.documentElement.scrollHeight);
  await expect.poll(() => drawn(count + 1)).not.toBeNull();
  expect(drawn(2)).toBeNull();
  expect(rows()).toBeLessThan(80);

  const last = drawn(count + 1)?.getBoundingClientRect();
  const body = table.tBodies[table.tBodies.length - 1]?.getBoundingClientRect();
  expect(Math.abs((last?.bottom ?? 0) - (body?.bottom ?? 0))).toBeLessThan(2);
  // Head and rows are laid out separately. Their columns still end at the same line.
  const heads = [...table.querySelectorAll('th')].map((cell) =>
    Math.round(cell.getBoundingClientRect().right),
  );
  const cells = [...(drawn(count)?.querySelectorAll('td') ?? [])];
  expect(cells.map((cell) => Math.round(cell.getBoundingClientRect().right))).toEqual(heads);
  // No cell is narrower than its content.
  expect(cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1)).toEqual([]);
});
