import {
  type WalletAdapter,
  type WalletCapability,
  type WalletScope,
  walletCapabilities,
} from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { storyNow } from '../stories/storyWallet.ts';
import { openWalletPage } from '../testing/openWalletPage.tsx';
import { WalletPage } from './WalletPage.tsx';

/** Returns the names of all controls on a loaded page, and the operations that it called. */
async function offeredTo(options: { scopes?: WalletScope[]; capabilities?: WalletCapability[] }) {
  const calls = new Set<string>();
  const adapter: WalletAdapter = new Proxy(
    memoryAdapter({ scenario: 'invoices', now: () => storyNow, ...options }),
    {
      get(target, name, receiver) {
        const method = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]) => {
          calls.add(String(name));
          return Reflect.apply(method, target, given);
        };
      },
    },
  );
  const { container } = openWalletPage(adapter, <WalletPage />);
  await screen.findByRole('heading', { name: 'Activity' }, { timeout: 10_000 });
  await waitFor(() => expect(container.querySelector('[aria-busy="true"]')).toBeNull(), { timeout: 10_000 });
  const pressed = container.querySelectorAll<HTMLButtonElement>(
    'button:not([disabled], [aria-disabled="true"])',
  );
  const names = [...pressed].map(
    (button) => button.getAttribute('role') ?? button.getAttribute('aria-label') ?? button.textContent,
  );
  const sections = [...container.querySelectorAll<HTMLElement>('[data-section]')].map(
    ({ dataset }) => dataset.section,
  );
  return { names, sections, calls, container };
}

const paying = /^Pay |^Add funds|^Other amount/;
const managing = /^(switch|Save|Turn on|Turn off|Resume|Remove|Make default|Add a payment method)/;
const any = (names: (string | null)[], pattern: RegExp) => names.filter((name) => pattern.test(name ?? ''));

describe('roles', () => {
  test('view: shows nothing that pays or changes', async () => {
    const { names, container } = await offeredTo({ scopes: ['view'] });
    expect(any(names, paying)).toEqual([]);
    expect(any(names, managing)).toEqual([]);
    expect(container.textContent).toContain('Ask an owner of the account to add funds.');
    expect(container.textContent).toContain('Only an owner of the account can change this.');
    expect(names).toContain('Export CSV');
  });

  test('topUp: can pay, but change nothing', async () => {
    const { names } = await offeredTo({ scopes: ['view', 'topUp'] });
    expect(any(names, paying)).not.toEqual([]);
    expect(any(names, managing)).toEqual([]);
  });

  test('manage: can do everything', async () => {
    const { names } = await offeredTo({ scopes: ['view', 'topUp', 'manage'] });
    expect(any(names, paying)).not.toEqual([]);
    expect(any(names, managing)).toEqual(
      expect.arrayContaining(['switch', 'Make default', 'Remove', 'Add a payment method']),
    );
  });
});

/** Section and operations of each capability. */
const shows: Partial<Record<WalletCapability, [section: string | null, ...calls: string[]]>> = {
  topUp: [null, 'createQuote'],
  paymentMethods: ['paymentMethods', 'listPaymentMethods'],
  grants: ['expiring', 'listGrants'],
  forecast: [null, 'getForecast'],
  analytics: ['chart', 'getAnalytics'],
  autoTopUp: ['autoTopUp', 'getAutoTopUp'],
  alerts: ['alerts', 'getAlertSettings'],
  invoices: ['invoices', 'listInvoices'],
  events: [null, 'streamEvents', 'listEvents'],
};

describe('capabilities', () => {
  test.each(Object.entries(shows))(
    '%s: not offered, not shown, not asked for',
    async (missing, [section, ...asked]) => {
      const capabilities = walletCapabilities.filter((capability) => capability !== missing);
      const { sections, calls, names } = await offeredTo({ capabilities });
      expect(sections).not.toContain(section);
      expect(asked.filter((call) => calls.has(call))).toEqual([]);
      if (missing === 'topUp') expect(any(names, /^Pay \$100|^Add funds/)).toEqual([]);
    },
  );

  test('shows every section with all capabilities', async () => {
    const { sections, calls } = await offeredTo({});
    for (const [section, call] of Object.values(shows)) {
      if (section) expect(sections).toContain(section);
      expect([...calls]).toContain(call);
    }
  });
});
