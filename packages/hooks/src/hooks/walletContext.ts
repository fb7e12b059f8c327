'use client';
import { createContext } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletHost } from '../config/WalletHost.ts';
import type { WalletLocale } from '../config/WalletLocale.ts';

/** What `WalletProvider` puts there for the hooks below it. */
export const WalletConfigContext = createContext<WalletConfig | null>(null);

/** Apart from the config, so that a change of language re-renders only what shows text. */
export const WalletLocaleContext = createContext<WalletLocale | null>(null);

/** What the page around asks; by itself it asks nothing. */
export const WalletHostContext = createContext<WalletHost>({
  permissions: undefined,
  portalContainer: null,
  nonce: undefined,
  messages: undefined,
});
