import { entriesInfiniteQueryKey } from '@coffer/hooks';
import { render, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { StoryStage } from '../stories/StoryStage.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { LedgerTable } from './LedgerTable.tsx';

const count = 100_000;

test('behavior: of 100,000 loaded rows it draws those in sight', async () => {
  const wallet = createStoryWallet({});
  const [first] = await wallet.adapter.listWallets();
  const walletId = first?.id ?? '';
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
  const table = await screen.findByRole('table');
  expect(table.getAttribute('aria-rowcount')).toBe(String(count + 1));
  const rows = () => table.querySelectorAll('[data-slot="ledger-table-row"]').length;
  const drawn = (row: number) => table.querySelector(`[aria-rowindex="${row}"]`);
  await expect.poll(() => table.querySelector('[data-slot="ledger-table-spacer"]')).not.toBeNull();
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  await expect.poll(() => drawn(2)).toBeNull();
  expect(rows()).toBeLessThan(80);
  window.scrollTo(0, document.documentElement.scrollHeight);
  await expect.poll(() => drawn(count + 1)).not.toBeNull();
  expect(rows()).toBeLessThan(80);
});
