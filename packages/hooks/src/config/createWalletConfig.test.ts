import { memoryAdapter } from '@coffer/adapter/memory';
import { expect, onTestFinished, test, vi } from 'vitest';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { entriesInfiniteQueryKey } from '../query/entriesInfiniteQueryOptions.ts';
import { mapStorage } from '../testing/mapStorage.ts';
import { createWalletConfig } from './createWalletConfig.ts';

const adapter = memoryAdapter();

test('default', () => {
  const config = createWalletConfig({ adapter });
  expect(config).toMatchObject({ adapter, key: 'coffer', storage: window.localStorage });
  expect(config.store.getState()).toEqual({
    selectedWalletId: null,
    streamStatus: 'idle',
    topUpAttempts: {},
    lowBalanceDismissals: {},
  });
});

test('parameters: key', () => {
  const config = createWalletConfig({ adapter, key: 'billing' });
  expect(balanceQueryKey(config, { walletId: 'w' })).toEqual(['billing', 'balance', { walletId: 'w' }]);
  expect(entriesInfiniteQueryKey(config, { walletId: 'w' })).toEqual([
    'billing',
    'entries',
    { walletId: 'w', filter: {}, limit: 25 },
  ]);
});

test('parameters: storage', () => {
  const storage = mapStorage();
  expect(createWalletConfig({ adapter, storage }).storage).toBe(storage);
  expect(createWalletConfig({ adapter, storage: null }).storage).toBeNull();
});

test('behavior: each config has its own store', () => {
  const [one, other] = [createWalletConfig({ adapter }), createWalletConfig({ adapter })];
  one.store.setState({ selectedWalletId: 'w' });
  expect(other.store.getState().selectedWalletId).toBeNull();
});

test('behavior: loads locale data while the page is idle', () => {
  const idle = vi.fn<typeof requestIdleCallback>();
  vi.stubGlobal('requestIdleCallback', idle);
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  onTestFinished(() => {
    vi.unstubAllGlobals();
    made.mockRestore();
  });
  createWalletConfig({ adapter });
  expect(made).not.toHaveBeenCalled();
  idle.mock.calls[0]?.[0]({ didTimeout: false, timeRemaining: () => 50 });
  expect(made).toHaveBeenCalledOnce();
});
