import { createWalletConfig, WalletProvider, type WalletStorage } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { createStoryWallet, type StoryWallet, storyNow } from '../stories/storyWallet.ts';
import { describeConformance } from '../testing/describeConformance.tsx';
import { LowBalanceBanner } from './LowBalanceBanner.tsx';

describeConformance('<LowBalanceBanner />', LowBalanceBanner);

const now = () => storyNow;

/** Opens the page with the same backend and storage, as after a reload. */
function openPage(adapter: StoryWallet['adapter'], storage: WalletStorage) {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={createWalletConfig({ adapter, storage, key: 'dismissed' })} now={now}>
        <LowBalanceBanner />
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(page.unmount);
  return page;
}

function createStorage(): WalletStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

test('<LowBalanceBanner />: a dismissed banner stays away after a reload, until the severity rises', async () => {
  const { adapter } = createStoryWallet({ scenario: 'alert' });
  const storage = createStorage();
  const first = openPage(adapter, storage);
  await userEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
  expect(document.activeElement?.getAttribute('role')).toBe('status');
  first.unmount();

  const second = openPage(adapter, storage);
  const banner = () => second.container.querySelector('[data-slot="low-balance-banner"]');
  const [wallet] = await adapter.listWallets();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(banner()?.getAttribute('data-state')).toBe('none');

  const { availableBalance } = await adapter.getBalance({ walletId: String(wallet?.id) });
  const amount = { ...availableBalance, amount: 820 - availableBalance.amount };
  adapter.post({ walletId: String(wallet?.id), amount, source: 'usage' });
  await expect.poll(() => banner()?.getAttribute('data-state')).toBe('critical');
});
