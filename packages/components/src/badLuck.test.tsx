import { type WalletAdapter, WalletError, type WalletErrorCode, walletErrorStatus } from '@coffer/adapter';
import { type MemoryScenario, memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig, WalletProvider } from '@coffer/hooks';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { Component, type ComponentType, type ReactNode } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  AlertSettings,
  AutoTopUpSettings,
  BalanceCard,
  InvoiceList,
  LedgerTable,
  LowBalanceBanner,
  PaymentMethodPicker,
  TopUpDialog,
  TopUpForm,
  WalletSwitcher,
} from './index.ts';
import { storyNow } from './stories/storyWallet.ts';
import { type ComponentName, componentCases, componentNames } from './testing/componentCases.tsx';

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

/** Codes after which the operation may have had its effect. */
const openEnded =
  /^(operation_in_progress|clock_skew|.*_unavailable|internal_error|malformed_response|network_error|timeout)$/;

function textOf(code: Code): string {
  const isOpen = openEnded.test(code);
  return texts[code] ?? `Something went wrong on our side. ${isOpen ? 'Wait' : 'Nothing was changed.'}`;
}

/** A host that shows that an error left a component. */
class Host extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError = () => ({ hasFailed: true });
  override render() {
    return this.state.hasFailed ? <p data-testid="escaped" /> : this.props.children;
  }
}

/** A page with one widget, on a backend where one operation fails with `bad.code`. */
function openPage(Widget: ComponentType, operation: string, scenario: MemoryScenario = 'default') {
  const bad: { code: Code | null; keys: unknown[]; retryAfterSeconds: number } = {
    code: null,
    keys: [],
    retryAfterSeconds: 0,
  };
  const adapter: WalletAdapter = new Proxy(memoryAdapter({ scenario, now: () => storyNow }), {
    get: (target, name, receiver) => {
      const method = Reflect.get(target, name, receiver);
      if (bad.code === null || (operation === 'all' ? name === 'streamEvents' : name !== operation))
        return method;
      const error = new WalletError(bad.code, 'Rejected.', { retryAfterSeconds: bad.retryAfterSeconds });
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
  const root = page.baseElement;
  const alerts = () =>
    [...root.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent).join();
  const find = (slot: string) =>
    root.querySelector<HTMLElement>(`[data-slot="${slot}"]:not([aria-disabled="true"])`);
  return { bad, queryClient, root, alerts, find };
}

async function* breaking(error: WalletError): AsyncGenerator<string> {
  yield 'Date';
  throw error;
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 4 });

/** Components that request nothing themselves, and those that show nothing when a request fails. */
const silent = /^(Money|MoneyInput|QuoteSummary|WalletTheme|LowBalanceBanner|WalletSwitcher)$/;
/** Operation that fails for a component. Without one, all of them fail. */
const readOperations: Partial<Record<ComponentName, string>> = {
  AlertSettings: 'getAlertSettings',
  AutoTopUpSettings: 'getAutoTopUp',
  BalanceCard: 'getBalance',
  BalanceChart: 'getAnalytics',
  EntryDetail: 'getReceipt',
  ExpiringFunds: 'listGrants',
  InvoiceList: 'listInvoices',
  LedgerTable: 'listEntries',
  PaymentMethodPicker: 'listPaymentMethods',
  TopUpDialog: 'getSession',
  TopUpForm: 'createQuote',
};
const widgets: Record<ComponentName, ComponentType> = {
  ...componentCases,
  TopUpDialog: () => <TopUpDialog defaultOpen />,
};

describe.each(componentNames.filter((name) => !silent.test(name)))('<%s />', (name) => {
  test('shows each error of a failed read in its place, with "Try again"', {
    timeout: 20_000,
  }, async () => {
    const Widget = widgets[name];
    const operation = readOperations[name] ?? 'all';
    const { bad, queryClient, root, alerts } = openPage(Widget, operation);
    for (const code of codes) {
      bad.code = code;
      void queryClient.resetQueries();
      await until(() => expect([code, alerts()]).toEqual([code, expect.stringContaining(textOf(code))]));
      expect([code, root.querySelector('[role="alert"] button')?.textContent]).toEqual([code, 'Try again']);
      expect(screen.queryByTestId('escaped')).toBeNull();
    }
    bad.code = null;
    fireEvent.click(root.querySelector('[role="alert"] button') ?? root);
    await until(() => expect(alerts()).not.toContain(textOf('malformed_response')));
  });
});

describe.each([
  ['LowBalanceBanner', LowBalanceBanner, 'getBalance'],
  ['WalletSwitcher', WalletSwitcher, 'listWallets'],
] as const)('<%s />', (_name, Widget, operation) => {
  test('takes no space after a failed read, whatever the error', async () => {
    const { bad, queryClient, root } = openPage(Widget, operation);
    for (const code of codes) {
      bad.code = code;
      void queryClient.resetQueries();
      await until(() =>
        expect([code, bad.keys.length > 0, queryClient.isFetching()]).toEqual([code, true, 0]),
      );
      expect(root.textContent?.trim()).toBe('');
      expect(screen.queryByTestId('escaped')).toBeNull();
      bad.keys = [];
    }
  });
});

type Write = {
  Widget: ComponentType;
  operation: string;
  scenario?: MemoryScenario;
  /** Slots that are clicked once, in this order. For each code, the first of `press` that is shown is clicked. */
  first?: string[];
  press: string[];
  /** Whether the operation is sent again with the same key until there is a response. */
  isPayment?: true;
  /** Text of a code, if it differs from the usual one. */
  textOf?: (code: Code) => string | undefined;
};

const noAnswerText = (code: Code) =>
  openEnded.test(code) || textOf(code) === texts.session_expired ? 'No answer arrived' : undefined;

const writes: Record<string, Write> = {
  'AlertSettings, turned off': {
    Widget: AlertSettings,
    operation: 'saveAlertSettings',
    scenario: 'alert',
    press: ['alert-settings-switch'],
  },
  'AutoTopUpSettings, turned off': {
    Widget: AutoTopUpSettings,
    operation: 'switchOffAutoTopUp',
    scenario: 'autoTopUp',
    press: ['auto-top-up-settings-switch'],
  },
  'AutoTopUpSettings, turned on': {
    Widget: AutoTopUpSettings,
    operation: 'saveAutoTopUp',
    first: ['auto-top-up-settings-switch'],
    press: ['auto-top-up-settings-save'],
    textOf: (code) =>
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
    textOf: noAnswerText,
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
    textOf: (code) => (code.startsWith('quote_') ? 'The total is new' : noAnswerText(code)),
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
  test('shows each error of a failed write, and sends it again only on a click', {
    timeout: 30_000,
  }, async () => {
    const { Widget, operation, scenario, first = [], press, isPayment } = write;
    const { bad, alerts, find } = openPage(Widget, operation, scenario);
    for (const slot of first) {
      await until(() => expect(find(slot)).not.toBeNull());
      fireEvent.click(find(slot) ?? document);
    }
    for (const code of codes) {
      const text = write.textOf?.(code) ?? textOf(code);
      const isSentAgain = openEnded.test(code) || code === 'rate_limited';
      const sends = isPayment && isSentAgain ? 4 : 1;
      Object.assign(bad, { code, keys: [] });
      // After a failed attempt only a click starts another one.
      await until(() => {
        const button = press.map(find).find((each) => each !== null);
        if (bad.keys.length === 0 && button) fireEvent.click(button);
        expect([code, bad.keys.length]).toEqual([code, sends]);
      });
      await until(() => expect([code, alerts()]).toEqual([code, expect.stringContaining(text)]));
      expect([code, bad.keys.length, new Set(bad.keys).size]).toEqual([code, sends, 1]);
      expect(screen.queryByTestId('escaped')).toBeNull();
    }
  });

  test('after a rate limit it says when to try again, and disables the button until then', {
    timeout: 20_000,
  }, async () => {
    const { Widget, operation, scenario, first = [], press } = write;
    const { bad, alerts, find, root } = openPage(Widget, operation, scenario);
    for (const slot of first) {
      await until(() => expect(find(slot)).not.toBeNull());
      fireEvent.click(find(slot) ?? document);
    }
    await until(() => expect(press.map(find).find((each) => each !== null)).toBeDefined());
    Object.assign(bad, { code: 'rate_limited', keys: [], retryAfterSeconds: 3.2 });
    await until(() => {
      const button = press.map(find).find((each) => each !== null);
      if (bad.keys.length === 0 && button) fireEvent.click(button);
      expect(alerts()).toContain('Too many attempts. You can try again in less than a minute.');
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

test('a rate-limited read says when it tries again, and does', { timeout: 20_000 }, async () => {
  const { bad, alerts, root } = openPage(BalanceCard, 'getBalance');
  Object.assign(bad, { code: 'rate_limited', retryAfterSeconds: 3.2 });
  await until(() => expect(alerts()).toContain('You can try again in less than a minute.'));
  expect(root.querySelector('[role="alert"] button')?.getAttribute('aria-disabled')).toBe('true');
  bad.code = null;
  await until(() => expect(root.textContent).toContain('1,398.50'));
  expect(bad.keys).toHaveLength(1);
});

test('a rate limit after a lost response says that the payment may have gone through, and when to ask', {
  timeout: 20_000,
}, async () => {
  const { bad, alerts, find } = openPage(TopUpForm, 'createTopUp');
  await until(() => expect(find('top-up-form-pay')).not.toBeNull());
  Object.assign(bad, { code: 'network_error' });
  fireEvent.click(find('top-up-form-pay') ?? document);
  await until(() => expect(alerts()).toContain('No answer arrived'));
  Object.assign(bad, { code: 'rate_limited', retryAfterSeconds: 3.2 });
  fireEvent.click(find('top-up-form-ask-again') ?? document);
  await until(() =>
    expect(alerts()).toContain('never charged twice. You can try again in less than a minute.'),
  );
  expect(find('top-up-form-ask-again')).toBeNull();
  expect(find('top-up-form-pay')).toBeNull();
  bad.code = null;
  await until(() => expect(find('top-up-form-ask-again')).not.toBeNull());
  fireEvent.click(find('top-up-form-ask-again') ?? document);
  await until(() => expect(find('top-up-form-outcome')).not.toBeNull());
  expect(new Set(bad.keys).size).toBe(1);
});
