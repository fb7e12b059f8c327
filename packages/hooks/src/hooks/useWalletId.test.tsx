import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { expect, test } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useSelectWallet } from './useSelectWallet.ts';
import { useWalletId } from './useWalletId.ts';
import { useWallets } from './useWallets.ts';

test('default', async () => {
  const adapter = memoryAdapter();
  const [first] = await adapter.listWallets();
  const { result } = renderWalletHook(() => useWalletId(), { adapter });
  expect(result.current).toBeUndefined();
  await waitFor(() => expect(result.current).toBe(first?.id));
});

test('parameters: walletId', () => {
  const { result, config } = renderWalletHook(() => useWalletId('wallet_given'), {
    adapter: memoryAdapter(),
  });
  expect(result.current).toBe('wallet_given');
  expect(config.store.getState().selectedWalletId).toBeNull();
});

test('behavior: follows useSelectWallet', async () => {
  const adapter = memoryAdapter();
  const [first, second] = await adapter.listWallets();
  const { result } = renderWalletHook(() => ({ id: useWalletId(), select: useSelectWallet() }), { adapter });
  await waitFor(() => expect(result.current.id).toBe(first?.id));
  act(() => result.current.select(second?.id ?? null));
  expect(result.current.id).toBe(second?.id);
  act(() => result.current.select(null));
  await waitFor(() => expect(result.current.id).toBe(first?.id));
});

test('behavior: selects the first active wallet and keeps it when it is frozen', async () => {
  const adapter = memoryAdapter({ scenario: 'closed' });
  const [, second] = await adapter.listWallets();
  const { result } = renderWalletHook(() => ({ id: useWalletId(), wallets: useWallets().data }), { adapter });
  await waitFor(() => expect(result.current.id).toBe(second?.id));
  adapter.freeze(second?.id ?? '');
  await waitFor(() => expect(result.current.wallets?.[1]?.status).toBe('frozen'));
  expect(result.current.id).toBe(second?.id);
});

test('behavior: the default never replaces a wallet that the host selects at the same time', async () => {
  const adapter = memoryAdapter();
  const [, second] = await adapter.listWallets();
  const { result } = renderWalletHook(
    () => {
      const select = useSelectWallet();
      const choice = useWallets().data?.[1]?.id ?? null;
      useEffect(() => select(choice), [select, choice]);
      return useWalletId();
    },
    { adapter },
  );
  await waitFor(() => expect(result.current).toBe(second?.id));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(result.current).toBe(second?.id);
});

test('behavior: undefined without wallets', async () => {
  const { result } = renderWalletHook(() => ({ id: useWalletId(), wallets: useWallets().data }), {
    adapter: memoryAdapter({ scenario: 'noWallets' }),
  });
  await waitFor(() => expect(result.current.wallets).toEqual([]));
  expect(result.current.id).toBeUndefined();
});
