'use client';
import type { PaymentMethod, WalletError, WalletSession } from '@coffer/adapter';
import { usePaymentMethods, useWalletLocale } from '@coffer/hooks';
import { useState } from 'react';
import { isPaymentMethodExpired } from '../PaymentMethodPicker/isPaymentMethodExpired.ts';

/** Payment methods with the chosen one. */
export type PaymentMethodChoice = {
  state: 'loading' | 'error' | 'empty' | 'ready';
  methods: readonly PaymentMethod[];
  chosen: PaymentMethod | undefined;
  choose: (paymentMethodId: string) => void;
  isExpired: (method: PaymentMethod) => boolean;
  error: WalletError | null;
  retry: () => void;
};

/** Chooses one of the customer's payment methods: at first the first usable one. */
export function usePaymentMethodChoice(session: WalletSession): PaymentMethodChoice {
  const query = usePaymentMethods();
  const { now } = useWalletLocale();
  const [chosenId, choose] = useState<string | null>(null);
  const methods = query.data ?? [];
  const isExpired = (method: PaymentMethod) => isPaymentMethodExpired(method, now());
  const usable = methods.filter((method) => !isExpired(method));
  return {
    state: stateOf(),
    methods,
    chosen: usable.find(({ id }) => id === chosenId) ?? usable[0],
    choose,
    isExpired,
    error: query.error,
    retry: () => void query.refetch(),
  };

  function stateOf(): PaymentMethodChoice['state'] {
    if (!session.capabilities.includes('paymentMethods')) return 'empty';
    if (query.data) return methods.length > 0 ? 'ready' : 'empty';
    return query.isError || query.isPaused ? 'error' : 'loading';
  }
}
