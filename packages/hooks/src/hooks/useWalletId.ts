'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import { firstWalletId, walletsQueryOptions } from '../query/walletsQueryOptions.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletIdReturnType = string | undefined;

/**
 * Returns the wallet that a widget shows: the given one, else the selected one, else the first active one, which then
 * becomes the selected one. Undefined until the wallets are known and while there are none.
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
    if (!isDefault || first.data === undefined) return;
    // Selected, so that the customer keeps seeing this wallet if it is frozen and another one becomes the first active one.
    // The host may have selected one since this render.
    const { selectedWalletId } = config.store.getState();
    if (selectedWalletId === null) config.store.setState({ selectedWalletId: first.data });
  }, [config, isDefault, first.data]);
  return chosen ?? first.data;
}
