'use client';
import { useContext } from 'react';
import type { WalletHost } from '../config/WalletHost.ts';
import { WalletHostContext } from './walletContext.ts';

export type UseWalletHostReturnType = WalletHost;

/** What the page around the wallet asks of it, from the nearest `WalletProvider`. */
export function useWalletHost(): UseWalletHostReturnType {
  return useContext(WalletHostContext);
}
