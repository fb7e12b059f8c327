import type { WalletAdapter } from '@coffer/adapter';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Component, type ComponentType, type ReactNode } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AlertSettings } from './AlertSettings/AlertSettings.tsx';
import { AutoTopUpSettings } from './AutoTopUpSettings/AutoTopUpSettings.tsx';
import { BalanceCard } from './BalanceCard/BalanceCard.tsx';
import { BalanceChart } from './BalanceChart/BalanceChart.tsx';
import { ExpiringFunds } from './ExpiringFunds/ExpiringFunds.tsx';
import { InvoiceList } from './InvoiceList/InvoiceList.tsx';
import { LedgerTable } from './LedgerTable/LedgerTable.tsx';
import { LowBalanceBanner } from './LowBalanceBanner/LowBalanceBanner.tsx';
import { PaymentMethodPicker } from './PaymentMethodPicker/PaymentMethodPicker.tsx';
import { createStoryWallet } from './stories/storyWallet.ts';
import { TopUpDialog } from './TopUpDialog/TopUpDialog.tsx';
import { TopUpForm } from './TopUpForm/TopUpForm.tsx';
import { WalletPage } from './WalletPage/WalletPage.tsx';
import { WalletSwitcher } from './WalletSwitcher/WalletSwitcher.tsx';

const components: Record<string, ComponentType> = {
  AlertSettings,
  AutoTopUpSettings,
  BalanceCard,
  BalanceChart,
  ExpiringFunds,
  InvoiceList,
  LedgerTable,
  LowBalanceBanner,
  PaymentMethodPicker,
  TopUpDialog: () => <TopUpDialog defaultOpen />,
  TopUpForm,
  WalletPage,
  WalletSwitcher,
};

/** A host that sees what gets past a component. */
class Host extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };
  static getDerivedStateFromError = (error: unknown) => ({ error });
  override render() {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <p data-testid="past">{String(this.state.error)}</p>
    );
  }
}

/** An adapter of somebody else's making, whose answers to these are all the same, and wrong. */
function answering(adapter: WalletAdapter, answer: unknown, isWrong: (operation: string) => boolean) {
  return new Proxy(adapter, {
    get: (target, name) =>
      typeof name === 'string' && isWrong(name) && name !== 'streamEvents'
        ? async () => answer
        : Reflect.get(target, name),
  });
}

function open(adapter: WalletAdapter, Widget: ComponentType) {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => reported.mockRestore());
  const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } });
  const config = createWalletConfig({ adapter, key: crypto.randomUUID(), storage: null });
  const page = render(
    <Host>
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config}>
          <p>The host’s own</p>
          <Widget />
        </WalletProvider>
      </QueryClientProvider>
    </Host>,
  );
  onTestFinished(page.unmount);
  return { ...page, config, queryClient };
}

/** Until nothing is asked any more, and what was answered is drawn. */
async function settled({ queryClient }: { queryClient: QueryClient }) {
  await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0), { timeout: 3_000 });
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const answers: [name: string, answer: unknown][] = [
  ['an empty object', {}],
  ['a list of null', [null]],
];

const wrong: Record<string, (operation: string) => boolean> = {
  'of the session': (operation) => operation === 'getSession',
  'of the wallets': (operation) => operation === 'listWallets',
  'of the balance': (operation) => operation === 'getBalance',
  'of all but session, wallets and balance': (operation) =>
    !/^(getSession|listWallets|getBalance)$/.test(operation),
};

describe.each(Object.entries(components))('<%s />', (_name, Widget) => {
  test.each(Object.entries(wrong))('answers %s that make no sense end inside it', async (_what, isWrong) => {
    for (const [name, answer] of answers) {
      const page = open(answering(createStoryWallet({}).adapter, answer, isWrong), Widget);
      await settled(page);
      expect(screen.queryByTestId('past')?.textContent, name).toBeUndefined();
      expect(screen.getByText('The host’s own')).toBeDefined();
      page.unmount();
    }
  });
});

test('behavior: tried again, it reads all anew', async () => {
  const { adapter } = createStoryWallet({});
  let isWrong = true;
  const page = open(
    answering(adapter, {}, (operation) => isWrong && operation === 'getBalance'),
    BalanceCard,
  );
  await screen.findByText('This part of the page did not load');
  isWrong = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('1,248.50 US dollars')).toBeDefined();
  await settled(page);
});
