import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useAddPaymentMethod } from './useAddPaymentMethod.ts';
import { useMakeDefaultPaymentMethod } from './useMakeDefaultPaymentMethod.ts';
import { usePaymentMethods } from './usePaymentMethods.ts';
import { useRemovePaymentMethod } from './useRemovePaymentMethod.ts';

function useMethods() {
  return {
    list: usePaymentMethods().data,
    add: useAddPaymentMethod(),
    remove: useRemovePaymentMethod(),
    makeDefault: useMakeDefaultPaymentMethod(),
  };
}

async function openPage() {
  const recorded = recordCalls(memoryAdapter());
  const { result } = renderWalletHook(() => useMethods(), { adapter: recorded.adapter });
  await waitFor(() => expect(result.current.list?.length).toBeGreaterThan(1));
  const ids = () => result.current.list?.map(({ id }) => id) ?? [];
  return { ...recorded, result, ids, before: ids() };
}

test('default', async () => {
  const { result } = await openPage();
  expect(result.current.list?.map(({ priority }) => priority)).toEqual(
    result.current.list?.map((_, index) => index + 1),
  );
});

test('useAddPaymentMethod', async () => {
  const { result, ids, before } = await openPage();
  act(() => result.current.add.mutate({ token: 'test_bank_debit' }));
  await waitFor(() => expect(ids()).toHaveLength(before.length + 1));
  await waitFor(() => expect(result.current.add.data?.id).toBe(ids().at(-1)));
});

test('useAddPaymentMethod behavior: a retry after a lost response saves the token once', async () => {
  const { adapter, result, ids, before } = await openPage();
  adapter.failNext('network_error', { operation: 'addPaymentMethod', at: 'response' });
  act(() => result.current.add.mutate({ token: 'test_bank_debit' }));
  await waitFor(() => expect(result.current.add.error?.code).toBe('network_error'));
  act(() => result.current.add.mutate({ token: 'test_bank_debit' }));
  await waitFor(() => expect(ids()).toHaveLength(before.length + 1));
  act(() => result.current.add.mutate({ token: 'test_bank_debit' }));
  await waitFor(() => expect(ids()).toHaveLength(before.length + 2));
});

test('useRemovePaymentMethod', async () => {
  const { result, ids, before } = await openPage();
  const paymentMethodId = before[0] ?? '';
  act(() => result.current.remove.mutate({ paymentMethodId }));
  await waitFor(() => expect(ids()).toEqual(before.slice(1)));
  act(() => result.current.remove.mutate({ paymentMethodId }));
  await waitFor(() => expect(result.current.remove.error?.code).toBe('not_found'));
});

test('useMakeDefaultPaymentMethod', async () => {
  const { result, ids, before } = await openPage();
  const paymentMethodId = before.at(-1) ?? '';
  act(() => result.current.makeDefault.mutate({ paymentMethodId }));
  await waitFor(() => expect(ids()[0]).toBe(paymentMethodId));
});
