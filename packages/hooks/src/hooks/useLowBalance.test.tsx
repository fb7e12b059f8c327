import { type MemoryScenario, memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { mapStorage } from '../testing/mapStorage.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useLowBalance } from './useLowBalance.ts';

const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

async function openPage(
  scenario: MemoryScenario,
  { adapter = memoryAdapter({ scenario }), storage = mapStorage() } = {},
) {
  const page = renderWalletHook(() => useLowBalance(), { adapter, storage });
  const { result, config } = page;
  await waitFor(() => expect(result.current.alertSettings).toBeDefined());
  await waitFor(() => expect(result.current.forecast).toBeDefined());
  await waitFor(() => expect(config.store.getState().streamStatus).toBe('open'));
  const walletId = result.current.balance?.walletId ?? '';
  const post = (amount: number) =>
    adapter.post({ walletId, amount: dollars(amount), source: amount > 0 ? 'merchant' : 'usage' });
  const reasons = () => result.current.concerns.map(({ reason }) => reason);
  return { ...page, adapter, storage, post, reasons };
}

const severities: [scenario: MemoryScenario, severity: string, reason: string][] = [
  ['alert', 'warning', 'belowThreshold'],
  ['low', 'critical', 'belowThreshold'],
  ['spent', 'empty', 'empty'],
  ['negative', 'empty', 'owed'],
  ['autoTopUpDeclined', 'warning', 'autoTopUpFailed'],
  ['autoTopUpPaused', 'critical', 'autoTopUpPaused'],
  ['autoTopUpRequiresAction', 'critical', 'autoTopUpRequiresAction'],
];

test.each(severities)('behavior: %s is %s by %s', async (scenario, severity, reason) => {
  const { result, reasons } = await openPage(scenario);
  await waitFor(() => expect(result.current.severity).toBe(severity));
  expect(reasons()).toContain(reason);
});

test('default', async () => {
  const { result, post } = await openPage('default');
  post(50_000);
  await waitFor(() => expect(result.current.balance?.balance.amount).toBe(5_139_850));
  await waitFor(() => expect(result.current).toMatchObject({ severity: 'none', reason: null, concerns: [] }));
});

test('behavior: reports expiring funds after more severe concerns', async () => {
  const { result, reasons, post } = await openPage('expiring');
  await waitFor(() => expect(reasons()).toContain('fundsExpiring'));
  post(-Math.floor((result.current.balance?.availableBalance.amount ?? 0) / 100) + 10);
  await waitFor(() => expect(result.current.severity).toBe('critical'));
  expect(reasons().at(-1)).toBe('fundsExpiring');
});

test('behavior: a low balance is no concern while auto top-up works', async () => {
  const { result } = await openPage('autoTopUp');
  await waitFor(() => expect(result.current.autoTopUp?.status).toBe('active'));
  expect(result.current.reason).not.toBe('belowThreshold');
});

test('behavior: a dismissed concern returns at its next occurrence', async () => {
  const { result, post } = await openPage('alert');
  await waitFor(() => expect(result.current.severity).toBe('warning'));
  act(() => result.current.dismiss());
  await waitFor(() => expect(result.current).toMatchObject({ severity: 'none', isDismissed: true }));
  post(-1);
  await waitFor(() => expect(result.current.balance?.availableBalance).toEqual(dollars(23)));
  expect(result.current.isDismissed).toBe(true);
  post(5000);
  await waitFor(() => expect(result.current.isDismissed).toBe(false));
  expect(result.current.severity).toBe('none');
  post(-4999);
  await waitFor(() => expect(result.current.severity).toBe('warning'));
});

test('behavior: a dismissed concern returns when it becomes more severe', async () => {
  const { result, post } = await openPage('alert');
  await waitFor(() => expect(result.current.severity).toBe('warning'));
  act(() => result.current.dismiss());
  await waitFor(() => expect(result.current.severity).toBe('none'));
  post(-20);
  await waitFor(() => expect(result.current.severity).toBe('critical'));
});

test('behavior: a dismissal survives a reload', async () => {
  const before = await openPage('alert');
  await waitFor(() => expect(before.result.current.severity).toBe('warning'));
  act(() => before.result.current.dismiss());
  await waitFor(() => expect(before.result.current.isDismissed).toBe(true));
  before.unmount();
  const after = await openPage('alert', before);
  await waitFor(() => expect(after.result.current.isDismissed).toBe(true));
  expect(after.result.current.severity).toBe('none');
});

test.each<[MemoryScenario, severity: string, fall: number]>([
  ['alert', 'warning', -5000],
  ['spent', 'empty', -5000],
])(
  'behavior: %s returns after a dismissal when the balance fell again while no page was open',
  async (scenario, severity, fall) => {
    const before = await openPage(scenario);
    await waitFor(() => expect(before.result.current.severity).toBe(severity));
    act(() => before.result.current.dismiss());
    await waitFor(() => expect(before.result.current.isDismissed).toBe(true));
    before.unmount();
    before.post(-fall);
    before.post(fall);
    const after = await openPage(scenario, before);
    await waitFor(() => expect(after.result.current.severity).toBe(severity));
    act(() => after.result.current.dismiss());
    await waitFor(() => expect(after.result.current.isDismissed).toBe(true));
    after.unmount();
    const again = await openPage(scenario, before);
    await waitFor(() => expect(again.result.current.isDismissed).toBe(true));
  },
);

test('behavior: a dismissal survives a reload when the backend does not number its falls', async () => {
  const adapter = memoryAdapter({ scenario: 'alert' });
  const { getBalance } = adapter;
  adapter.getBalance = async (parameters, options) => {
    const read = await getBalance(parameters, options);
    const { lowSinceSequence: _low, emptySinceSequence: _empty, ...balance } = read;
    return balance;
  };
  const before = await openPage('alert', { adapter });
  await waitFor(() => expect(before.result.current.severity).toBe('warning'));
  act(() => before.result.current.dismiss());
  before.unmount();
  const after = await openPage('alert', before);
  await waitFor(() => expect(after.result.current.isDismissed).toBe(true));
});

test('behavior: a dismissal applies to other tabs', async () => {
  const here = await openPage('alert');
  const there = await openPage('alert', here);
  await waitFor(() => expect(there.result.current.severity).toBe('warning'));
  await waitFor(() => expect(here.result.current.severity).toBe('warning'));
  act(() => here.result.current.dismiss());
  await waitFor(() => expect(here.result.current.isDismissed).toBe(true));
  expect(there.result.current.isDismissed).toBe(false);
  // Browsers send this event to other tabs. Both pages of this test are in one tab.
  const [key] = here.storage.items.keys();
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: key ?? '' })));
  await waitFor(() => expect(there.result.current).toMatchObject({ severity: 'none', isDismissed: true }));
});

test('behavior: a failed read removes no dismissal', async () => {
  const before = await openPage('autoTopUpPaused');
  await waitFor(() => expect(before.result.current.severity).toBe('critical'));
  act(() => before.result.current.dismiss());
  before.unmount();
  const stored = [...before.storage.items.values()];
  expect(stored.join()).toContain('autoTopUpPaused');
  before.adapter.failNext('forbidden', { operation: 'getAutoTopUp' });
  await openPage('autoTopUpPaused', before);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([...before.storage.items.values()]).toEqual(stored);
});

test('behavior: a backend without optional features reports by the balance alone', async () => {
  const adapter = memoryAdapter({ scenario: 'spent', capabilities: [] });
  const { result } = renderWalletHook(() => useLowBalance(), { adapter });
  await waitFor(() => expect(result.current.severity).toBe('empty'));
  expect(result.current.autoTopUp).toBeUndefined();
});
