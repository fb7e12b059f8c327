'use client';
import { useContext } from 'react';
import type { WalletHost } from '../config/WalletHost.ts';
import { WalletHostContext } from './walletContext.ts';

export type UseWalletHostReturnType = WalletHost;

/** Returns the permissions, portal container, nonce and messages of the nearest `WalletProvider`. */
export function useWalletHost(): UseWalletHostReturnType {
  return useContext(WalletHostContext);
}
