'use client';
import type { WalletEvent, WalletScope } from '@coffer/adapter';
import { useMemo } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletHost } from '../config/WalletHost.ts';
import { useWalletStream } from '../events/useWalletStream.ts';
import { type UseWalletEventsParameters, useWalletEvents } from './useWalletEvents.ts';
import { WalletLocaleProvider, type WalletLocaleProviderProps } from './WalletLocaleProvider.tsx';
import { WalletConfigContext, WalletHostContext } from './walletContext.ts';

export type WalletProviderProps = WalletLocaleProviderProps & {
  /** From `createWalletConfig`, made outside of the component. */
  config: WalletConfig;
  /**
   * Narrows what the session allows, for a part of the page where a customer's own roles matter: what is not
   * among these is not offered. It never widens, and the backend decides.
   * @default all of the session's scopes
   */
  permissions?: readonly WalletScope[];
  /**
   * Handed to widgets of your own by `useWalletHost`: where their overlays are to be put. The kit's dialogs are the
   * browser's own, which stand above everything from where they are.
   * @default null, for the end of `document.body`
   */
  portalContainer?: HTMLElement | null;
  /**
   * Of the page's Content-Security-Policy. Handed by `useWalletHost` to widgets of your own and to a processor's
   * form, for a script or style that they add. The kit adds none.
   */
  nonce?: string;
  /**
   * Texts of the host's own in place of what widgets say, by the widgets' keys. Made outside of the component.
   * @default what the widgets say in `locale`
   */
  messages?: WalletHost['messages'];
  /** Called for each event of the customer's wallets, in order a wallet; as in `useWalletEvents`. */
  onEvent?: (event: WalletEvent) => void;
};

/**
 * Binds the hooks below it to a config and a language, and keeps what they show up to date by the
 * backend's events. It uses the `QueryClient` that the host provides, and makes none.
 */
export function WalletProvider(props: WalletProviderProps) {
  const {
    config,
    permissions,
    portalContainer = null,
    nonce,
    messages,
    onEvent,
    children,
    ...locale
  } = props;
  // By its members, so that a list written in JSX does not re-render all at each turn.
  const scopes = permissions?.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `scopes` stands for `permissions`.
  const host = useMemo(
    () => ({ permissions, portalContainer, nonce, messages }),
    [scopes, portalContainer, nonce, messages],
  );
  return (
    <WalletConfigContext.Provider value={config}>
      <WalletHostContext.Provider value={host}>
        <WalletLocaleProvider {...locale}>
          <WalletStream onEvent={onEvent} />
          {children}
        </WalletLocaleProvider>
      </WalletHostContext.Provider>
    </WalletConfigContext.Provider>
  );
}

/** Apart, so that what the stream waits for does not re-render the host's children. */
function WalletStream({ onEvent }: UseWalletEventsParameters) {
  useWalletStream();
  useWalletEvents({ onEvent });
  return null;
}
