import { WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';

import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { describeConformance } from '../testing/describeConformance.tsx';
import { WalletSwitcher } from './WalletSwitcher.tsx';

describeConformance('<WalletSwitcher />', WalletSwitcher);

test('behavior: finds one of a thousand wallets by typing', async () => {
  const { adapter, config, queryClient } = createStoryWallet({});
  const [wallet] = await adapter.listWallets();
  if (!wallet) throw new Error('The scenario has no wallet.');
  const currencies = Intl.supportedValuesOf('currency');
  const wallets = Array.from({ length: 1_000 }, (_, index) => ({
    ...wallet,
    id: `wal_${index}`,
    currency: currencies[index % currencies.length] ?? 'USD',
    status: index < currencies.length ? ('active' as const) : ('closed' as const),
  }));
  queryClient.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY } });
  adapter.listWallets = () => Promise.resolve(wallets);
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        <WalletSwitcher />
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(unmount);
  const select = await screen.findByRole('combobox', { name: 'Wallet' });
  expect(select.querySelectorAll('option')).toHaveLength(1_000);
  await userEvent.selectOptions(select, 'JPY \u2013 Japanese Yen');
  expect(config.store.getState().selectedWalletId).toBe(
    wallets.find(({ currency }) => currency === 'JPY')?.id,
  );
});

test('behavior: switches by keyboard', async () => {
  const { adapter, config, queryClient } = createStoryWallet({});
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config}>
        <WalletSwitcher />
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(unmount);
  const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Wallet' });
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(select);
  await userEvent.keyboard('eur');
  const euros = (await adapter.listWallets()).find(({ currency }) => currency === 'EUR');
  expect(config.store.getState().selectedWalletId).toBe(euros?.id);
  expect(select.value).toBe(euros?.id);
});
