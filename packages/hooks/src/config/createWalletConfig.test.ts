import { memoryAdapter } from '@coffer/adapter/memory';
import { expect, onTestFinished, test, vi } from 'vitest';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { entriesInfiniteQueryKey } from '../query/entriesInfiniteQueryOptions.ts';
import { mapStorage } from '../testing/mapStorage.ts';
import { createWalletConfig } from './createWalletConfig.ts';

const adapter = memoryAdapter();

test('default', () => {
  const config = createWalletConfig({ adapter });
  expect(config).toMatchObject({ adapter, storagePrefix: 'coffer', storage: window.localStorage });
  expect(config.store.getState()).toEqual({
    selectedWalletId: null,
    streamStatus: 'idle',
    topUpAttempts: {},
    lowBalanceDismissals: {},
  });
});

test('parameters: key', () => {
  const config = createWalletConfig({ adapter, key: 'billing', customerId: 'cus_1' });
  expect(config.storagePrefix).toBe('billing');
  expect(balanceQueryKey(config, { walletId: 'w' })).toEqual(['billing:cus_1', 'balance', { walletId: 'w' }]);
  expect(entriesInfiniteQueryKey(config, { walletId: 'w' })).toEqual([
    'billing:cus_1',
    'entries',
    { walletId: 'w', filter: {}, limit: 25 },
  ]);
});

test('parameters: customerId separates the query keys of two customers', () => {
  const keys = ['cus_1', 'cus_2', 'cus_1'].map(
    (customerId) => createWalletConfig({ adapter, customerId }).key,
  );
  expect(keys).toEqual(['coffer:cus_1', 'coffer:cus_2', 'coffer:cus_1']);
});

test('parameters: without customerId no two configs share a query key, but they share stored payments', () => {
  const [one, other] = [createWalletConfig({ adapter }), createWalletConfig({ adapter })];
  expect(one.key).not.toBe(other.key);
  expect(one.storagePrefix).toBe(other.storagePrefix);
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
