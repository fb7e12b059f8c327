import { WalletProvider } from '@coffer/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createStoryWallet, storyNow } from '../stories/storyWallet.ts';
import { WalletPage } from './WalletPage.tsx';
import '../styles.css';

/** Tabs from the focused element until the wanted one has the focus. */
async function tabTo(find: () => Element | null) {
  await waitFor(() => expect(find()).not.toBeNull(), { timeout: 5_000 });
  for (let presses = 0; presses < 150; presses += 1) {
    if (document.activeElement === find()) return;
    await userEvent.keyboard('{Tab}');
  }
  throw new Error(`The keyboard does not reach ${find()?.outerHTML.slice(0, 200)}.`);
}

const button = (name: RegExp) => () => screen.queryAllByRole('button', { name })[0] ?? null;

test('behavior: everything works by keyboard', { timeout: 60_000 }, async () => {
  const { adapter, config, queryClient } = createStoryWallet({ scenario: 'alert' });
  const page = render(
    <QueryClientProvider client={queryClient}>
      <WalletProvider config={config} now={() => storyNow}>
        <WalletPage />
      </WalletProvider>
    </QueryClientProvider>,
  );
  onTestFinished(page.unmount);
  const [wallet] = await adapter.listWallets();
  const walletId = wallet?.id ?? '';

  await tabTo(button(/^Dismiss$/));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(button(/^Dismiss$/)()).toBeNull());

  await tabTo(button(/^Pay \$100\.00$/));
  await userEvent.keyboard('{Enter}');
  await screen.findByText('$100.00 added', {}, { timeout: 5_000 });

  await tabTo(() => screen.queryByRole('radio', { name: 'All' }));
  await userEvent.keyboard('{ArrowRight}');
  await waitFor(() => expect(screen.getByRole('radio', { name: 'In' })).toHaveProperty('checked', true));

  await tabTo(button(/^Welcome bonus$/));
  await userEvent.keyboard('{Enter}');
  const drawer = await screen.findByRole('dialog', { name: 'Welcome bonus' }, { timeout: 5_000 });
  await within(drawer).findByText('Receipt');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(button(/^Welcome bonus$/)()));

  const autoTopUp = () => screen.queryByRole('region', { name: 'Auto top-up' });
  await tabTo(() => autoTopUp()?.querySelector('[role="switch"]') ?? null);
  await userEvent.keyboard(' ');
  await tabTo(button(/^Turn on and pay/));
  await userEvent.keyboard('{Enter}');
  await waitFor(async () => expect((await adapter.getAutoTopUp?.({ walletId }))?.status).not.toBe('off'));

  const alert = () => screen.queryByRole('region', { name: 'Low-balance alert' });
  await tabTo(() => alert()?.querySelector('input[type="text"]') ?? null);
  await userEvent.keyboard('75');
  const save = () => alert()?.querySelector('[data-slot$="save"]') ?? null;
  await tabTo(save);
  await userEvent.keyboard('{Enter}');
  await waitFor(async () =>
    expect((await adapter.getAlertSettings?.({ walletId }))?.threshold?.amount).toBe(7_500),
  );
});
