import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createStoryWallet, storyNow } from '../stories/storyWallet.ts';
import { openWalletPage } from '../testing/openWalletPage.tsx';
import { WalletTheme } from '../WalletTheme/WalletTheme.tsx';
import { WalletPage } from './WalletPage.tsx';
import '../styles.css';

const patiently = { timeout: 10_000 };
const part = (name: string) => document.querySelector(`[data-slot="${name}"]`);
const isShown = () => {
  const columns = part('wallet-page-columns');
  return columns !== null && getComputedStyle(columns).visibility === 'visible';
};
const tops = () =>
  ['balance-card', 'top-up-form'].map((name) => part(name)?.getBoundingClientRect().top ?? Number.NaN);

test('behavior: a banner that is ready in time is at the top before anything below is shown', async () => {
  // The code loads with the first page, which takes more than two seconds on a busy machine.
  const first = openWalletPage(createStoryWallet({ scenario: 'alert' }).adapter, <WalletPage />);
  await screen.findByRole('button', { name: 'Dismiss' }, patiently);
  first.unmount();
  openWalletPage(createStoryWallet({ scenario: 'alert' }).adapter, <WalletPage />);
  expect(isShown()).toBe(false);
  await screen.findByRole('button', { name: 'Dismiss' }, patiently);
  expect(isShown()).toBe(true);
  expect(part('low-balance-banner')?.hasAttribute('data-late')).toBe(false);
  expect(part('low-balance-banner')?.getBoundingClientRect().top).toBeLessThan(tops()[0] ?? 0);
});

test('behavior: a banner that arrives after two seconds moves nothing', async () => {
  const { adapter } = createStoryWallet({ scenario: 'alert' });
  const answer = Promise.withResolvers<void>();
  const { getForecast } = adapter;
  adapter.getForecast = async (...given) => {
    await answer.promise;
    if (!getForecast) throw new Error('It has no forecast.');
    return getForecast(...given);
  };
  openWalletPage(adapter, <WalletPage />);
  await waitFor(() => expect(part('top-up-form')?.getAttribute('data-state')).toBe('idle'), patiently);
  await waitFor(() => expect(isShown()).toBe(true), patiently);
  const before = tops();
  answer.resolve();
  await screen.findByRole('button', { name: 'Dismiss' }, patiently);
  expect(tops()).toEqual(before);
  expect(getComputedStyle(part('low-balance-banner') ?? document.body).position).toBe('sticky');
});

test('behavior: a page from a server is shown at once, and a later banner moves nothing', async () => {
  const adapter = memoryAdapter({ scenario: 'alert', now: () => storyNow });
  const config = createWalletConfig({ adapter, key: 'server', storage: null });
  const page = (
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={config} locale="en-US" now={() => storyNow}>
        <WalletTheme>
          <WalletPage />
        </WalletTheme>
      </WalletProvider>
    </QueryClientProvider>
  );
  const host = document.createElement('div');
  host.innerHTML = renderToString(page);
  document.body.append(host);
  expect(isShown()).toBe(true);
  const recovered = vi.fn();
  const root = await act(async () => hydrateRoot(host, page, { onRecoverableError: recovered }));
  onTestFinished(async () => {
    await act(async () => root.unmount());
    host.remove();
  });
  expect(isShown()).toBe(true);
  await screen.findByRole('button', { name: 'Dismiss' }, patiently);
  expect(getComputedStyle(part('low-balance-banner') ?? host).position).toBe('sticky');
  const edge = part('wallet-page')?.getBoundingClientRect().top;
  expect(part('wallet-page-columns')?.getBoundingClientRect().top).toBe(edge);
  expect(recovered).not.toHaveBeenCalled();
});
