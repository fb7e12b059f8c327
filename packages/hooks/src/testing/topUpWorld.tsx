import { WalletError } from '@coffer/adapter';
import { type MemoryScenario, memoryAdapter } from '@coffer/adapter/memory';
import { waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { WalletStorage } from '../config/WalletStorage.ts';
import { useBalance } from '../hooks/useBalance.ts';
import { useEntries } from '../hooks/useEntries.ts';
import { usePaymentMethods } from '../hooks/usePaymentMethods.ts';
import { type UseTopUpParameters, useTopUp } from '../hooks/useTopUp.ts';
import { useTopUpQuote } from '../hooks/useTopUpQuote.ts';
import { mapStorage } from './mapStorage.ts';
import { recordCalls } from './recordCalls.ts';
import { renderWalletHook } from './renderWalletHook.tsx';

/** Amount of every test's top-up. */
export const hundred = { amount: 10000, currency: 'USD' };

/** Creates a backend and browser storage, on which a test can open any number of pages. */
export function topUpWorld(scenario: MemoryScenario = 'default') {
  const storage = mapStorage();
  const recorded = recordCalls(memoryAdapter({ scenario }));
  const sentKeys = () =>
    recorded.calls.flatMap(({ name, arguments: [, options] }) =>
      name === 'createTopUp' && typeof options === 'object' && options && 'idempotencyKey' in options
        ? [options.idempotencyKey]
        : [],
    );
  async function openPage(
    parameters: UseTopUpParameters = {},
    adapter = recorded.adapter,
    pageStorage: WalletStorage = storage,
  ) {
    const page = renderWalletHook(
      () => ({
        balance: useBalance(),
        entries: useEntries(),
        methods: usePaymentMethods(),
        quote: useTopUpQuote({ amount: hundred }),
        topUp: useTopUp(parameters),
      }),
      { adapter, storage: pageStorage },
    );
    await waitFor(() => expect(page.result.current.quote.isSuccess).toBe(true));
    await waitFor(() => expect(page.result.current.methods.isSuccess).toBe(true));
    await waitFor(() => expect(page.result.current.entries.isSuccess).toBe(true));
    const submit = () => {
      const { quote, methods, topUp } = page.result.current;
      return topUp.submit({
        quoteId: quote.data?.id ?? '',
        paymentMethodId: methods.data?.[0]?.id ?? '',
      });
    };
    return { ...page, submit, status: () => page.result.current.topUp.status };
  }
  return { ...recorded, storage, sentKeys, openPage };
}

/** Wraps an adapter so that `createTopUp` fails with these errors, before the request or after its effect. */
export function failTopUps(
  adapter: ReturnType<typeof memoryAdapter>,
  errors: WalletError[],
  at: 'request' | 'response' = 'response',
) {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      if (name !== 'createTopUp') return Reflect.get(target, name, receiver);
      return async (...parameters: Parameters<NonNullable<typeof adapter.createTopUp>>) => {
        if (at === 'request' && errors.length > 0) throw errors.shift();
        const topUp = await adapter.createTopUp?.(...parameters);
        if (errors.length > 0) throw errors.shift();
        return topUp;
      };
    },
  });
}

export function networkError(): WalletError {
  return new WalletError('network_error', 'The connection broke.', { retryAfterSeconds: 0 });
}

/** Creates the error of a rate limit that the customer has to wait for. */
export function rateLimited(): WalletError {
  return new WalletError('rate_limited', 'Too many.', { retryAfterSeconds: 600 });
}
