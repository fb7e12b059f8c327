'use client';
import { createContext } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletHost } from '../config/WalletHost.ts';
import type { WalletLocale } from '../config/WalletLocale.ts';

/** Config of the nearest `WalletProvider`. */
export const WalletConfigContext = createContext<WalletConfig | null>(null);

/** Separate from the config, so that a change of language re-renders only components that show text. */
export const WalletLocaleContext = createContext<WalletLocale | null>(null);

/** Settings of the page around the wallet. Every setting has a default, so no provider is needed. */
export const WalletHostContext = createContext<WalletHost>({
  permissions: undefined,
  portalContainer: null,
  nonce: undefined,
  messages: undefined,
});

/** Creates the error of a hook that is called outside of its provider. */
export function missingProviderError(): Error {
  return new Error(
    'A wallet hook was called outside of <WalletProvider>. Wrap the page in <WalletProvider config={createWalletConfig({ adapter })}>.',
  );
}

/** Creates the error of a `WalletProvider` without a `QueryClient`. */
export function missingQueryClientError(): Error {
  return new Error(
    '<WalletProvider> found no QueryClient. Wrap it in <QueryClientProvider client={queryClient}> of ' +
      '@tanstack/react-query, with `const queryClient = new QueryClient()` outside of components. If the page has ' +
      'one, two copies of the library are installed: `npm ls @tanstack/react-query` lists them.',
  );
}
