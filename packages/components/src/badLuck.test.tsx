import {
  type Entry,
  type WalletAdapter,
  WalletError,
  type WalletErrorCode,
  walletErrorStatus,
} from '@coffer/adapter';
import { type MemoryScenario, memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { Component, type ComponentType, type ReactNode } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AlertSettings } from './AlertSettings/AlertSettings.tsx';
import { AutoTopUpSettings } from './AutoTopUpSettings/AutoTopUpSettings.tsx';
import { BalanceCard } from './BalanceCard/BalanceCard.tsx';
import { BalanceChart } from './BalanceChart/BalanceChart.tsx';
import { EntryDetail } from './EntryDetail/EntryDetail.tsx';
import { ExpiringFunds } from './ExpiringFunds/ExpiringFunds.tsx';
import { InvoiceList } from './InvoiceList/InvoiceList.tsx';
import { LedgerTable } from './LedgerTable/LedgerTable.tsx';
import { LowBalanceBanner } from './LowBalanceBanner/LowBalanceBanner.tsx';
import { PaymentMethodPicker } from './PaymentMethodPicker/PaymentMethodPicker.tsx';
import { storyNow } from './stories/storyWallet.ts';
import { TopUpDialog } from './TopUpDialog/TopUpDialog.tsx';
import { TopUpForm } from './TopUpForm/TopUpForm.tsx';
import { WalletPage } from './WalletPage/WalletPage.tsx';
import { WalletSwitcher } from './WalletSwitcher/WalletSwitcher.tsx';

type Code = WalletErrorCode;

const serverCodes = Object.keys(walletErrorStatus) as (keyof typeof walletErrorStatus)[];
const codes: Code[] = [...serverCodes, 'network_error', 'timeout', 'malformed_response'];

const texts: Partial<Record<Code, string>> = {
  network_error: 'The server could not be reached.',
  timeout: 'The server could not be reached.',
  unauthenticated: 'Your session has ended.',
  session_expired: 'Your session has ended.',
  forbidden: 'You have no access.',
  not_found: 'You have no access.',
  rate_limited: 'Too many requests at once.',
  payment_method_limit_reached: 'No more payment methods can be saved.',
};

/** Those that leave open whether it happened. */
const openEnded =
  /^(operation_in_progress|clock_skew|.*_unavailable|internal_error|malformed_response|network_error|timeout)$/;

function textOf(code: Code): string {
  const isOpen = openEnded.test(code);
  return texts[code] ?? `Something went wrong on our side. ${isOpen ? 'Wait' : 'Nothing was changed.'}`;
}

/** A host that sees what gets past a component. */
class Host extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError = () => ({ hasFailed: true });
  override render() {
    return this.state.hasFailed ? <p data-testid="past" /> : this.props.children;
  }
}

/** A page of one widget, on a backend where one operation fails with the code of the moment. */
function openPage(Widget: ComponentType, operation: string, scenario: MemoryScenario = 'default') {
  const bad: { code: Code | null; keys: unknown[]; retryAfterSeconds: number } = {
    ...{ code: null, keys: [], retryAfterSeconds: 0 },
  };
  const adapter: WalletAdapter = new Proxy(memoryAdapter({ scenario, now: () => storyNow }), {
    get: (target, name, receiver) => {
      const method = Reflect.get(target, name, receiver);
      if (bad.code === null || (operation === 'all' ? name === 'streamEvents' : name !== operation))
        return method;
      const error = new WalletError(bad.code, 'Refused.', { retryAfterSeconds: bad.retryAfterSeconds });
      return (...given: ({ idempotencyKey?: unknown } | undefined)[]) => {
        bad.keys.push(given[1]?.idempotencyKey);
        return name === 'exportEntries' ? breaking(error) : Promise.reject(error);
      };
    },
  });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } });
  const config = createWalletConfig({ adapter, key: crypto.randomUUID(), storage: null });
  const page = render(
    <Host>
      <QueryClientProvider client={queryClient}>
        <WalletProvider config={config} now={() => storyNow}>
          <Widget />
        </WalletProvider>
      </QueryClientProvider>
    </Host>,
  );
  onTestFinished(page.unmount);
  const root = page.container;
  const told = () =>
    [...root.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent).join();
  const find = (slot: string) =>
    root.querySelector<HTMLElement>(`[data-slot="${slot}"]:not([aria-disabled="true"])`);
  return { bad, queryClient, root, told, find };
}

async function* breaking(error: WalletError): AsyncGenerator<string> {
  yield 'Date';
  throw error;
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 4 });

const usd = (amount: number) => ({ amount, currency: 'USD' });
const entry: Entry = {
  ...{ id: 'entry_1', walletId: 'wallet_1', number: 1, type: 'credit', source: 'topUp' },
  ...{ amount: usd(1), balanceBefore: usd(0), balanceAfter: usd(1), createdAt: '2025-11-19T12:04:00Z' },
  ...{ reason: 'Top-up', reference: null, metadata: {} },
};

const reads: Record<string, [Widget: ComponentType, operation: string]> = {
  AlertSettings: [AlertSettings, 'getAlertSettings'],
  AutoTopUpSettings: [AutoTopUpSettings, 'getAutoTopUp'],
  BalanceCard: [BalanceCard, 'getBalance'],
  BalanceChart: [BalanceChart, 'getAnalytics'],
  EntryDetail: [() => <EntryDetail entry={entry} onClose={() => {}} />, 'getReceipt'],
  ExpiringFunds: [ExpiringFunds, 'listGrants'],
  InvoiceList: [InvoiceList, 'listInvoices'],
  LedgerTable: [LedgerTable, 'listEntries'],
  PaymentMethodPicker: [PaymentMethodPicker, 'listPaymentMethods'],
  TopUpDialog: [() => <TopUpDialog defaultOpen />, 'getSession'],
  TopUpForm: [TopUpForm, 'createQuote'],
  WalletPage: [WalletPage, 'all'],
};

describe.each(Object.entries(reads))('<%s />', (_name, [Widget, operation]) => {
  test('of every code: what cannot be read is told in its place, with a way on', {
    timeout: 20_000,
  }, async () => {
    const { bad, queryClient, root, told } = openPage(Widget, operation);
    for (const code of codes) {
      bad.code = code;
      void queryClient.resetQueries();
      await until(() => expect([code, told()]).toEqual([code, expect.stringContaining(textOf(code))]));
      expect([code, root.querySelector('[role="alert"] button')?.textContent]).toEqual([code, 'Try again']);
      expect(screen.queryByTestId('past')).toBeNull();
    }
    bad.code = null;
    fireEvent.click(root.querySelector('[role="alert"] button') ?? root);
    await until(() => expect(told()).not.toContain(textOf('malformed_response')));
  });
});

describe.each([
  ['LowBalanceBanner', LowBalanceBanner, 'getBalance'],
  ['WalletSwitcher', WalletSwitcher, 'listWallets'],
] as const)('<%s />', (_name, Widget, operation) => {
  test('of every code: what has nothing to say takes no place', async () => {
    const { bad, queryClient, root } = openPage(Widget, operation);
    for (const code of codes) {
      bad.code = code;
      void queryClient.resetQueries();
      await until(() =>
        expect([code, bad.keys.length > 0, queryClient.isFetching()]).toEqual([code, true, 0]),
      );
      expect(root.textContent).toBe('');
      expect(screen.queryByTestId('past')).toBeNull();
      bad.keys = [];
    }
  });
});

type Write = {
  Widget: ComponentType;
  operation: string;
  scenario?: MemoryScenario;
  /** What is pressed once, and then for each code the first of these that is there. */
  first?: string[];
  press: string[];
  /** Sent again until there is an answer, with the same key. */
  isPayment?: true;
  /** What is told of these codes in other words. */
  told?: (code: Code) => string | undefined;
};

const unheard = (code: Code) =>
  openEnded.test(code) || textOf(code) === texts.session_expired ? 'No answer arrived' : undefined;

const writes: Record<string, Write> = {
  'AlertSettings, switched off': {
    Widget: AlertSettings,
    operation: 'saveAlertSettings',
    scenario: 'alert',
    press: ['alert-settings-switch'],
  },
  'AutoTopUpSettings, switched off': {
    Widget: AutoTopUpSettings,
    operation: 'switchOffAutoTopUp',
    scenario: 'autoTopUp',
    press: ['auto-top-up-settings-switch'],
  },
  'AutoTopUpSettings, switched on': {
    Widget: AutoTopUpSettings,
    operation: 'saveAutoTopUp',
    first: ['auto-top-up-settings-switch'],
    press: ['auto-top-up-settings-save'],
    told: (code) =>
      ({
        amount_out_of_range: 'This is not accepted. Enter something else.',
        payment_method_unusable: 'This cannot be charged while you are away. Choose another.',
      })[code as string],
  },
  'AutoTopUpSettings, resumed': {
    Widget: AutoTopUpSettings,
    operation: 'resumeAutoTopUp',
    scenario: 'autoTopUpPaused',
    press: ['auto-top-up-settings-resume'],
  },
  'InvoiceList, paid': {
    Widget: InvoiceList,
    operation: 'payInvoice',
    first: ['invoice-list-pay'],
    press: ['invoice-list-pay'],
    isPayment: true,
    told: unheard,
  },
  'LedgerTable, exported': {
    Widget: LedgerTable,
    operation: 'exportEntries',
    press: ['ledger-table-export'],
  },
  'PaymentMethodPicker, added': {
    Widget: PaymentMethodPicker,
    operation: 'addPaymentMethod',
    first: ['payment-method-add'],
    press: ['payment-method-test-method'],
  },
  'PaymentMethodPicker, made default': {
    Widget: PaymentMethodPicker,
    operation: 'makeDefaultPaymentMethod',
    press: ['payment-method-picker-make-default'],
  },
  'PaymentMethodPicker, removed': {
    Widget: PaymentMethodPicker,
    operation: 'removePaymentMethod',
    first: ['payment-method-picker-remove'],
    press: ['payment-method-picker-confirm'],
  },
  'TopUpForm, paid': {
    Widget: TopUpForm,
    operation: 'createTopUp',
    press: ['top-up-form-ask-again', 'top-up-form-pay', 'top-up-form-again'],
    isPayment: true,
    told: (code) => (code.startsWith('quote_') ? 'The total is new' : unheard(code)),
  },
  'TopUpForm, canceled': {
    Widget: TopUpForm,
    operation: 'cancelTopUp',
    scenario: 'threeDSecure',
    first: ['top-up-form-pay'],
    press: ['top-up-form-cancel'],
  },
};

describe.each(Object.entries(writes))('<%s />', (_name, write) => {
  test('of every code: what was not done is told, and is sent by nobody but the customer', {
    timeout: 30_000,
  }, async () => {
    const { Widget, operation, scenario, first = [], press, isPayment } = write;
    const { bad, told, find } = openPage(Widget, operation, scenario);
    for (const slot of first) {
      await until(() => expect(find(slot)).not.toBeNull());
      fireEvent.click(find(slot) ?? document);
    }
    for (const code of codes) {
      const text = write.told?.(code) ?? textOf(code);
      const isSentAgain = openEnded.test(code) || code === 'rate_limited';
      const sends = isPayment && isSentAgain ? 4 : 1;
      Object.assign(bad, { code, keys: [] });
      // Over one that failed another is begun by a press of its own.
      await until(() => {
        const button = press.map(find).find((each) => each !== null);
        if (bad.keys.length === 0 && button) fireEvent.click(button);
        expect([code, bad.keys.length]).toEqual([code, sends]);
      });
      await until(() => expect([code, told()]).toEqual([code, expect.stringContaining(text)]));
      expect([code, bad.keys.length, new Set(bad.keys).size]).toEqual([code, sends, 1]);
      expect(screen.queryByTestId('past')).toBeNull();
    }
  });

  test('limited, it says when, and its button waits until then', { timeout: 20_000 }, async () => {
    const { Widget, operation, scenario, first = [], press } = write;
    const { bad, told, find, root } = openPage(Widget, operation, scenario);
    for (const slot of first) {
      await until(() => expect(find(slot)).not.toBeNull());
      fireEvent.click(find(slot) ?? document);
    }
    await until(() => expect(press.map(find).find((each) => each !== null)).toBeDefined());
    Object.assign(bad, { code: 'rate_limited', keys: [], retryAfterSeconds: 3.2 });
    await until(() => {
      const button = press.map(find).find((each) => each !== null);
      if (bad.keys.length === 0 && button) fireEvent.click(button);
      expect(told()).toContain('Too many attempts. You can try again in less than a minute.');
    });
    const waiting = () =>
      [...root.querySelectorAll('button[aria-disabled="true"]')].filter((button) =>
        button.getAttribute('title')?.startsWith('Too many attempts.'),
      );
    expect(waiting()).not.toEqual([]);
    waiting().map((button) => fireEvent.click(button));
    await until(() => expect(waiting()).toEqual([]));
    expect(bad.keys).toHaveLength(1);
  });
});

test('a limited read says when, and reads again by then', { timeout: 20_000 }, async () => {
  const { bad, told, root } = openPage(BalanceCard, 'getBalance');
  Object.assign(bad, { code: 'rate_limited', retryAfterSeconds: 3.2 });
  await until(() => expect(told()).toContain('You can try again in less than a minute.'));
  expect(root.querySelector('[role="alert"] button')?.getAttribute('aria-disabled')).toBe('true');
  bad.code = null;
  await until(() => expect(root.textContent).toContain('1,398.50'));
  expect(bad.keys).toHaveLength(1);
});

test('a rate limit after a lost answer says that it may have been paid, and when to ask', {
  timeout: 20_000,
}, async () => {
  const { bad, told, find } = openPage(TopUpForm, 'createTopUp');
  await until(() => expect(find('top-up-form-pay')).not.toBeNull());
  Object.assign(bad, { code: 'network_error' });
  fireEvent.click(find('top-up-form-pay') ?? document);
  await until(() => expect(told()).toContain('No answer arrived'));
  Object.assign(bad, { code: 'rate_limited', retryAfterSeconds: 3.2 });
  fireEvent.click(find('top-up-form-ask-again') ?? document);
  await until(() =>
    expect(told()).toContain('never charged twice. You can try again in less than a minute.'),
  );
  expect(find('top-up-form-ask-again')).toBeNull();
  expect(find('top-up-form-pay')).toBeNull();
  bad.code = null;
  await until(() => expect(find('top-up-form-ask-again')).not.toBeNull());
  fireEvent.click(find('top-up-form-ask-again') ?? document);
  await until(() => expect(find('top-up-form-outcome')).not.toBeNull());
  expect(new Set(bad.keys).size).toBe(1);
});
