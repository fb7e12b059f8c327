import type { AutoTopUpSettings } from '@coffer/adapter';
import { type MemoryScenario, memoryAdapter } from '@coffer/adapter/memory';
import { act, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls } from '../testing/recordCalls.ts';
import { renderWalletHook } from '../testing/renderWalletHook.tsx';
import { useAutoTopUp } from './useAutoTopUp.ts';
import { useAutoTopUpPreview } from './useAutoTopUpPreview.ts';
import { usePaymentMethods } from './usePaymentMethods.ts';
import { useRemovePaymentMethod } from './useRemovePaymentMethod.ts';
import { useResumeAutoTopUp } from './useResumeAutoTopUp.ts';
import { useSaveAutoTopUp } from './useSaveAutoTopUp.ts';
import { useSwitchOffAutoTopUp } from './useSwitchOffAutoTopUp.ts';

const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

function useRule() {
  return {
    methods: usePaymentMethods(),
    rule: useAutoTopUp(),
    save: useSaveAutoTopUp(),
    off: useSwitchOffAutoTopUp(),
    resume: useResumeAutoTopUp(),
    remove: useRemovePaymentMethod(),
  };
}

async function openPage(scenario: MemoryScenario = 'default') {
  const recorded = recordCalls(memoryAdapter({ scenario }));
  const page = renderWalletHook(useRule, { adapter: recorded.adapter });
  await waitFor(() => expect(page.result.current.rule.isSuccess).toBe(true));
  await waitFor(() => expect(page.result.current.methods.isSuccess).toBe(true));
  const settings = (change: Partial<AutoTopUpSettings> = {}): AutoTopUpSettings => ({
    mode: 'fixed',
    threshold: dollars(100),
    amount: dollars(200),
    monthlyCap: dollars(1000),
    dailyCount: 2,
    paymentMethodId: page.result.current.methods.data?.[0]?.id ?? '',
    ...change,
  });
  const version = () => page.result.current.rule.data?.version ?? 0;
  const walletId = () => page.result.current.rule.data?.walletId ?? '';
  return { ...recorded, ...page, settings, version, walletId };
}

test('default', async () => {
  const { result } = await openPage();
  expect(result.current.rule.data).toMatchObject({ status: 'off', suggestion: { mode: 'fixed' } });
});

test('useSaveAutoTopUp', async () => {
  const { result, settings, version } = await openPage();
  act(() => result.current.save.mutate({ settings: settings(), version: version() }));
  await waitFor(() => expect(result.current.rule.data?.status).toBe('active'));
  expect(result.current.rule.data?.settings).toEqual(settings());
  expect(result.current.save.conflict).toBeNull();
});

test('useSaveAutoTopUp behavior: returns both versions after a conflict and can save either', async () => {
  const { result, adapter, settings, version, walletId } = await openPage();
  const old = version();
  const theirs = settings({ amount: dollars(300) });
  const saved = await adapter.saveAutoTopUp?.(
    { walletId: walletId(), settings: theirs, version: old },
    { idempotencyKey: 'elsewhere' },
  );
  const yours = settings({ amount: dollars(400) });
  act(() => result.current.save.mutate({ settings: yours, version: old }));
  await waitFor(() => expect(result.current.save.error?.code).toBe('version_conflict'));
  expect(result.current.save.conflict?.yours.settings).toEqual(yours);
  expect(result.current.save.conflict?.theirs).toMatchObject({ settings: theirs, version: saved?.version });
  act(() => result.current.save.mutate({ settings: yours, version: saved?.version ?? 0 }));
  await waitFor(() => expect(result.current.rule.data?.settings).toEqual(yours));
  expect(result.current.save.conflict).toBeNull();
});

test('useSaveAutoTopUp behavior: a retry after a lost response saves once', async () => {
  const { result, adapter, calls, settings, version } = await openPage();
  const variables = { settings: settings(), version: version() };
  adapter.failNext('network_error', { operation: 'saveAutoTopUp', at: 'response' });
  act(() => result.current.save.mutate(variables));
  await waitFor(() => expect(result.current.save.error?.code).toBe('network_error'));
  act(() => result.current.save.mutate(variables));
  await waitFor(() => expect(result.current.save.isSuccess).toBe(true));
  const sent = calls.filter(({ name }) => name === 'saveAutoTopUp').map((call) => call.arguments[1]);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(result.current.save.data?.version).toBe(variables.version + 1);
});

test('useSwitchOffAutoTopUp behavior: shows as off before the response', async () => {
  const { result, adapter } = await openPage('autoTopUp');
  expect(result.current.rule.data?.status).toBe('active');
  const response = Promise.withResolvers<void>();
  const switchOff = adapter.switchOffAutoTopUp;
  adapter.switchOffAutoTopUp = async (...parameters) => {
    await response.promise;
    if (!switchOff) throw new Error('switchOffAutoTopUp is missing');
    return switchOff(...parameters);
  };
  act(() => result.current.off.mutate());
  await waitFor(() => expect(result.current.rule.data?.status).toBe('off'));
  expect(result.current.off.isPending).toBe(true);
  response.resolve();
  await waitFor(() => expect(result.current.off.isSuccess).toBe(true));
  expect(result.current.rule.data?.status).toBe('off');
});

test('useSwitchOffAutoTopUp behavior: restores the status when the request fails', async () => {
  const { result, adapter } = await openPage('autoTopUp');
  // The settings cannot be read again either.
  adapter.setOutage('internal_error');
  act(() => result.current.off.mutate());
  await waitFor(() => expect(result.current.off.error?.code).toBe('internal_error'));
  expect(result.current.rule.data?.status).toBe('active');
});

test('useResumeAutoTopUp', async () => {
  const { result, adapter } = await openPage('autoTopUpPaused');
  expect(result.current.rule.data?.paused?.code).toBe('card_declined');
  adapter.setProcessorDown(true);
  act(() => result.current.resume.mutate());
  await waitFor(() => expect(result.current.rule.data?.status).not.toBe('paused'));
  expect(result.current.rule.data?.paused).toBeNull();
});

test('useRemovePaymentMethod behavior: auto top-up that charged it turns off', async () => {
  const { result } = await openPage('autoTopUp');
  const paymentMethodId = result.current.rule.data?.settings?.paymentMethodId ?? '';
  act(() => result.current.remove.mutate({ paymentMethodId }));
  await waitFor(() => expect(result.current.rule.data?.status).toBe('off'));
  expect(result.current.rule.data?.paused?.code).toBe('payment_method_removed');
});

test('useAutoTopUpPreview', async () => {
  const page = await openPage('low');
  const { result } = renderWalletHook(() => useAutoTopUpPreview({ settings: page.settings() }), {
    adapter: page.adapter,
  });
  await waitFor(() => expect(result.current.data?.immediateCharge).toEqual(dollars(200)));
  expect(result.current.data?.monthlyWorstCase).toEqual(dollars(1000));
});

test('useAutoTopUpPreview parameters: debounceMs', async () => {
  const { adapter, count, settings } = await openPage();
  const { result, rerender } = renderWalletHook(
    ({ amount }: { amount?: number }) =>
      useAutoTopUpPreview({
        settings: amount === undefined ? null : settings({ amount: dollars(amount) }),
        debounceMs: 100,
      }),
    { adapter, initialProps: {} },
  );
  for (const amount of [200, 300, 400]) rerender({ amount });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(count('previewAutoTopUp')).toBe(1);
});
