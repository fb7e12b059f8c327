import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { ExpiringFunds } from './ExpiringFunds.tsx';

describeConformance('<ExpiringFunds />', ExpiringFunds);

test('<ExpiringFunds />: shows the ten grants that expire first, and more on a click', async () => {
  const adapter = memoryAdapter({ scenario: 'noWallets' });
  const { id: walletId } = adapter.openWallet('USD');
  const credit = (amount: number, expiresAt: string | null) =>
    adapter.post({ walletId, amount: { amount, currency: 'USD' }, source: 'promotion', expiresAt });
  for (let days = 13; days > 0; days -= 1) {
    credit(days * 100, new Date(Date.now() + days * 86_400_000).toISOString());
    credit(5_000, null);
  }
  const asked: unknown[] = [];
  const config = createWalletConfig({
    adapter: {
      ...adapter,
      listGrants: async (parameters, options) => {
        asked.push({ order: parameters.order, limit: parameters.limit, isFirst: !parameters.cursor });
        const page = await adapter.listGrants?.(parameters, options);
        if (!page) throw new Error('The memory adapter lists grants.');
        return page;
      },
    },
  });
  const { container, unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config}>
        <ExpiringFunds />
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(unmount);
  const amounts = () =>
    [...container.querySelectorAll('[data-slot="expiring-funds-amount"]')].map(
      (node) => node.textContent?.match(/^\$\d+\.00/)?.[0],
    );
  const more = await screen.findByRole('button', { name: 'Show more' });
  expect(amounts()).toEqual(Array.from({ length: 10 }, (_, index) => `$${index + 1}.00`));
  expect(asked).toEqual([{ order: 'expiry', limit: 10, isFirst: true }]);
  await userEvent.click(more);
  await expect.poll(() => amounts().slice(10)).toEqual(['$11.00', '$12.00', '$13.00']);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(asked).toHaveLength(2);
});
