'use client';
import type { WalletEvent } from '@coffer/adapter';

export type UseWalletEventsParameters = {
  /** Called for each event, in order a wallet, after the queries that it tells about were marked. */
  onEvent?: ((event: WalletEvent) => void) | undefined;
};

/** Listens to what happens to the customer's wallets. All listeners of a config share one stream. */
export function useWalletEvents(_parameters: UseWalletEventsParameters = {}): void {}
