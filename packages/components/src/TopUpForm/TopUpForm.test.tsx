import { createWalletConfig, WalletProvider, type WalletStorage } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { createStoryWallet, type StoryWallet } from '../stories/storyWallet.ts';
import { describeConformance } from '../testing/describeConformance.tsx';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import { TopUpForm } from './TopUpForm.tsx';

describeConformance('<TopUpForm />', TopUpForm);

/** Opens the page with the same backend and storage, as after a reload. */
function openPage(adapter: StoryWallet['adapter'], storage: WalletStorage) {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <WalletProvider config={createWalletConfig({ adapter, storage, key: 'reload' })}>
        <TopUpForm />
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

test('<TopUpForm />: continues a top-up after a reload', async () => {
  const { adapter } = createStoryWallet({ scenario: 'threeDSecure', now: () => new Date() });
  const storage = createStorage();
  const first = openPage(adapter, storage);
  await userEvent.click(await screen.findByRole('button', { name: 'Pay $100.00' }));
  await screen.findByRole('link', { name: 'Continue to confirm' });
  first.unmount();

  openPage(adapter, storage);
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel payment' }));
  expect(await screen.findByText('Payment canceled')).toBeDefined();
});

test('prop: amount, controlled', async () => {
  renderOnStage(<TopUpForm amount={{ amount: 2500, currency: 'USD' }} />);
  await userEvent.click(await screen.findByRole('radio', { name: /\$250/ }));
  expect(screen.getByRole('radio', { name: '$25' })).toHaveProperty('checked', true);
  expect(screen.getByRole('textbox', { name: 'Other amount' })).toHaveProperty('value', '25.00');
});

test('prop: defaultAmount', async () => {
  renderOnStage(<TopUpForm defaultAmount={{ amount: 5000, currency: 'USD' }} />);
  expect(await screen.findByRole('button', { name: 'Pay $50.00' })).toBeDefined();
});

test('behavior: chooses an amount by keyboard', async () => {
  renderOnStage(<TopUpForm />);
  (await screen.findByRole('radio', { name: /\$100/ })).focus();
  // The key is held for a moment.
  await userEvent.keyboard('{ArrowRight>}');
  expect(await screen.findByRole('button', { name: 'Pay $250.00' })).toBeDefined();
});
