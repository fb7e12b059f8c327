import type { AlertSettings } from '@coffer/adapter';
import { memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useAlertSettings } from './useAlertSettings.ts';
import { useSaveAlertSettings } from './useSaveAlertSettings.ts';

async function openPage() {
  const adapter = memoryAdapter();
  const page = renderWalletHook(() => ({ alert: useAlertSettings(), save: useSaveAlertSettings() }), {
    adapter,
  });
  await waitFor(() => expect(page.result.current.alert.isSuccess).toBe(true));
  const { data } = page.result.current.alert;
  if (!data) throw new Error('There are no settings.');
  return { ...page, adapter, before: data };
}

function changed({ walletId: _, availableChannels, ...before }: AlertSettings, amount: number) {
  return { ...before, enabled: true, threshold: { amount, currency: 'USD' } };
}

test('default', async () => {
  const { before } = await openPage();
  expect(before).toMatchObject({ enabled: true, threshold: { amount: 5000 } });
});

test('useSaveAlertSettings', async () => {
  const { result, before } = await openPage();
  act(() => result.current.save.mutate(changed(before, 7500)));
  await waitFor(() => expect(result.current.alert.data?.threshold?.amount).toBe(7500));
  expect(result.current.alert.data?.version).toBe(before.version + 1);
});

test('useSaveAlertSettings behavior: returns both versions after a conflict', async () => {
  const { result, adapter, before } = await openPage();
  await adapter.saveAlertSettings?.({ ...changed(before, 9900), walletId: before.walletId });
  act(() => result.current.save.mutate(changed(before, 7500)));
  await waitFor(() => expect(result.current.save.error?.code).toBe('version_conflict'));
  expect(result.current.save.conflict).toMatchObject({
    yours: { threshold: { amount: 7500 } },
    theirs: { threshold: { amount: 9900 }, version: before.version + 1 },
  });
});
