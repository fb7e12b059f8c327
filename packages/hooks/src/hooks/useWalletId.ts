'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import { firstWalletId } from '../query/firstWalletId.ts';
import { walletsQueryOptions } from '../query/walletsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletIdReturnType = string | undefined;

/**
 * The wallet that a widget is about: the one given, or the selected one, or the first active one, which
 * then counts as selected. Undefined until the wallets are known, and where there are none.
 */
export function useWalletId(walletId?: string): UseWalletIdReturnType {
  const config = useWalletConfig();
  const selected = useStoreValue(config.store, (state) => state.selectedWalletId);
  const chosen = walletId ?? selected ?? undefined;
  const first = useQuery({
    ...walletsQueryOptions(config),
    enabled: chosen === undefined,
    select: firstWalletId,
  });
  const isDefault = chosen === undefined;
  useEffect(() => {
    // Kept, so that freezing it does not put another wallet before the customer's eyes.
    if (isDefault && first.data !== undefined) config.store.setState({ selectedWalletId: first.data });
  }, [config, isDefault, first.data]);
  return chosen ?? first.data;
}
