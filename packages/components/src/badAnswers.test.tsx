import type { WalletAdapter } from '@coffer/adapter';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Component, type ComponentType, type ReactNode } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { BalanceCard, TopUpDialog } from './index.ts';
import { createStoryWallet } from './stories/storyWallet.ts';
import { componentCases } from './testing/componentCases.tsx';

const widgets: Record<string, ComponentType> = {
  ...componentCases,
  TopUpDialog: () => <TopUpDialog defaultOpen />,
};

/** A host that shows an error that leaves a component. */
class Host extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null };
  static getDerivedStateFromError = (error: unknown) => ({ error });
  override render() {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <p data-testid="escaped">{String(this.state.error)}</p>
    );
  }
}

/** An adapter that returns the same malformed response for each operation that `isWrong` names. */
function withResponse(adapter: WalletAdapter, response: unknown, isWrong: (operation: string) => boolean) {
  return new Proxy(adapter, {
    get: (target, name) =>
      typeof name === 'string' && isWrong(name) && name !== 'streamEvents'
        ? async () => response
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

/** Waits until no request is running and the last response is rendered. */
async function settled({ queryClient }: { queryClient: QueryClient }) {
  await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0), { timeout: 3_000 });
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const responses: [name: string, response: unknown][] = [
  ['an empty object', {}],
  ['a list of null', [null]],
];

const wrong: Record<string, (operation: string) => boolean> = {
  getSession: (operation) => operation === 'getSession',
  listWallets: (operation) => operation === 'listWallets',
  getBalance: (operation) => operation === 'getBalance',
  'every operation but getSession, listWallets and getBalance': (operation) =>
    !/^(getSession|listWallets|getBalance)$/.test(operation),
};

describe.each(Object.entries(widgets))('<%s />', (_name, Widget) => {
  test.each(Object.entries(wrong))(
    'catches its own errors after a malformed response of %s',
    async (_operation, isWrong) => {
      for (const [name, response] of responses) {
        const page = open(withResponse(createStoryWallet({}).adapter, response, isWrong), Widget);
        await settled(page);
        expect(screen.queryByTestId('escaped')?.textContent, name).toBeUndefined();
        expect(screen.getByText('The host’s own')).toBeDefined();
        page.unmount();
      }
    },
  );
});

test('behavior: "Try again" requests everything again', async () => {
  const { adapter } = createStoryWallet({});
  let isWrong = true;
  const page = open(
    withResponse(adapter, {}, (operation) => isWrong && operation === 'getBalance'),
    BalanceCard,
  );
  await screen.findByText('This part of the page did not load');
  isWrong = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('1,248.50 US dollars')).toBeDefined();
  await settled(page);
});
