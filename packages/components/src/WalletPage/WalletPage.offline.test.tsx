import { type WalletAdapter, WalletError } from '@coffer/adapter';
import { onlineManager } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { openWalletPage } from '../testing/openWalletPage.tsx';
import { WalletPage } from './WalletPage.tsx';

const patiently = { timeout: 10_000 };

/** An adapter over a connection that can be cut. Then no call gets through, and the stream ends at its next event. */
function overALine(adapter: WalletAdapter) {
  const line = { isCut: false };
  const broken = () => new WalletError('network_error', 'The line is cut.', { retryAfterSeconds: 0 });
  async function* streamEvents(...given: Parameters<NonNullable<WalletAdapter['streamEvents']>>) {
    if (line.isCut) throw broken();
    for await (const event of adapter.streamEvents?.(...given) ?? []) {
      if (line.isCut) throw broken();
      yield event;
    }
  }
  const cuttable: WalletAdapter = new Proxy(adapter, {
    get(target, name, receiver) {
      const method = Reflect.get(target, name, receiver);
      if (name === 'streamEvents') return streamEvents;
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        if (line.isCut) throw broken();
        const response = await Reflect.apply(method, target, given);
        // The operation is done, but its response is lost.
        if (line.isCut) throw broken();
        return response;
      };
    },
  });
  return { adapter: cuttable, line };
}

test('behavior: goes offline during a payment and completes it when online again', {
  timeout: 30_000,
}, async () => {
  const { adapter: server } = createStoryWallet({});
  const { adapter, line } = overALine(server);
  const [wallet] = await server.listWallets();
  const walletId = String(wallet?.id);
  openWalletPage(adapter, <WalletPage />);
  onTestFinished(() => onlineManager.setOnline(true));
  const card = () => document.querySelector('[data-slot="balance-card"]');
  await waitFor(() => expect(card()?.textContent).toContain('1,248.50 US dollars'), patiently);
  const pay = await screen.findByRole('button', { name: 'Pay $100.00' }, patiently);
  await screen.findByRole('button', { name: 'Welcome bonus' }, patiently);

  // The connection is cut while the server works, so the response to the payment is lost.
  const create = server.createTopUp;
  const received = vi.fn();
  server.createTopUp = async (...given) => {
    received(given[1].idempotencyKey);
    const topUp = await create?.(...given);
    line.isCut ||= received.mock.calls.length === 1;
    if (line.isCut) onlineManager.setOnline(false);
    if (!topUp) throw new Error('It takes no top-ups.');
    return topUp;
  };
  await userEvent.click(pay);
  await waitFor(() => expect(card()?.textContent).toContain('Offline'), patiently);
  expect(card()?.textContent).toContain('As of 12:04');
  expect(card()?.textContent).toContain('1,248.50 US dollars');
  expect(screen.getByRole('button', { name: 'Paying $100.00' }).ariaDisabled).toBe('true');

  // The merchant credits 50 dollars while the page is offline.
  server.post({
    walletId,
    amount: { amount: 5_000, currency: 'USD' },
    source: 'merchant',
    reason: 'Meanwhile',
  });
  expect(card()?.textContent).toContain('1,248.50 US dollars');

  line.isCut = false;
  onlineManager.setOnline(true);
  await screen.findByText('$100.00 added', {}, patiently);
  // 1,248.50, 100, a bonus of 5, and the credit of 50.
  await waitFor(() => expect(card()?.textContent).toContain('1,403.50 US dollars'), patiently);
  await screen.findByRole('button', { name: 'Meanwhile' }, patiently);
  await waitFor(() => expect(card()?.textContent).not.toMatch(/Offline|As of/), patiently);

  expect(received.mock.calls.length).toBeGreaterThan(1);
  expect(new Set(received.mock.calls.flat()).size).toBe(1);
  const { items } = await server.listEntries({ walletId, filter: { source: ['topUp'] }, limit: 100 });
  const now = items.filter(({ createdAt }) => createdAt.startsWith('2025-11-21'));
  expect(now.map(({ amount }) => amount.amount)).toEqual([10_000]);
});
