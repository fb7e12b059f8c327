'use client';
import type { WalletError, WalletEvent, WalletScope } from '@coffer/adapter';
import { QueryClientContext, useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useMemo } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletHost } from '../config/WalletHost.ts';
import { catchUp, invalidateAfterGap } from '../events/catchUp.ts';
import { invalidateForEvents } from '../events/invalidateForEvents.ts';
import { openWalletStream } from '../events/openWalletStream.ts';
import { pollWallets } from '../events/pollWallets.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { type UseWalletErrorsParameters, useWalletErrors } from './useWalletErrors.ts';
import { type UseWalletEventsParameters, useWalletEvents } from './useWalletEvents.ts';
import { useWalletSession } from './useWalletSession.ts';
import { WalletLocaleProvider, type WalletLocaleProviderProps } from './WalletLocaleProvider.tsx';
import { missingQueryClientError, WalletConfigContext, WalletHostContext } from './walletContext.ts';

export type WalletProviderProps = WalletLocaleProviderProps & {
  /** Result of `createWalletConfig`. Create it outside of the component. */
  config: WalletConfig;
  /**
   * Narrows the session's scopes for a part of the page, for example by the roles in your product. It never widens
   * them, and it decides only what is shown: the backend decides what happens.
   * @default all of the session's scopes
   */
  permissions?: readonly WalletScope[];
  /**
   * Element at whose end the kit's dialogs are. Inside a dialog of yours they are in that dialog. Your own widgets read
   * it with `useWalletHost`.
   * @default null, which means `document.body`
   */
  portalContainer?: HTMLElement | null;
  /**
   * Nonce of the page's Content-Security-Policy. Your own widgets and a processor's form read it with
   * `useWalletHost`, for scripts and styles that they add. The kit adds none.
   */
  nonce?: string;
  /**
   * Texts that replace the widgets' own, by message key. Create the object outside of the component.
   * @default the widgets' texts in `locale`
   */
  messages?: WalletHost['messages'];
  /** Called for each event of the customer's wallets, as in `useWalletEvents`. Events of one wallet arrive in order. */
  onEvent?: (event: WalletEvent) => void;
  /**
   * Called for each error that a customer sees: of a query after its retries, of a write or payment, and of the event
   * stream. For your error monitoring; the widgets show the error.
   */
  onError?: (error: WalletError) => void;
  /**
   * Called once when the session has ended, with the `session_expired` or `unauthenticated` of the first request. Send
   * the customer to your sign-in page.
   */
  onSessionExpired?: (error: WalletError) => void;
};

/**
 * Binds the hooks below it to a config and a language, and keeps their data fresh with the backend's events. Uses the
 * `QueryClient` of the host's `QueryClientProvider` and creates none of its own.
 *
 * @throws Error without a `QueryClientProvider` above it. Fix the page; do not handle the error.
 */
export function WalletProvider(props: WalletProviderProps) {
  const {
    config,
    permissions,
    portalContainer = null,
    nonce,
    messages,
    onEvent,
    onError,
    onSessionExpired,
    children,
    ...locale
  } = props;
  if (!useContext(QueryClientContext)) throw missingQueryClientError();
  // Compared by content: a list written in JSX is a new array at each render.
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
          <WalletStream onEvent={onEvent} onError={onError} onSessionExpired={onSessionExpired} />
          {children}
        </WalletLocaleProvider>
      </WalletHostContext.Provider>
    </WalletConfigContext.Provider>
  );
}

/** Keeps the event stream open, or polls if the backend has no events or refuses the stream. A sibling of the children, so that it never re-renders them. */
function WalletStream({ onEvent, ...callbacks }: UseWalletEventsParameters & UseWalletErrorsParameters) {
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  // Outside of any error boundary: a malformed session must not break the host's page.
  const offered = useWalletSession().data?.capabilities;
  const isKnown = offered !== undefined;
  const hasEvents = offered?.includes?.('events') === true && config.adapter.streamEvents !== undefined;
  useEffect(() => {
    if (!isKnown) return;
    if (!hasEvents) return pollWallets(config, queryClient);
    let stopPolling = () => {};
    const closeStream = openWalletStream(config, {
      onEvent: invalidateForEvents(queryClient, config),
      onPosition: (position) => catchUp(queryClient, config, position),
      onGap: (readBefore) => invalidateAfterGap(queryClient, config, readBefore),
      onRefused: () => {
        stopPolling = pollWallets(config, queryClient);
      },
    });
    return () => {
      closeStream();
      stopPolling();
    };
  }, [config, queryClient, isKnown, hasEvents]);
  useWalletEvents({ onEvent });
  useWalletErrors(callbacks);
  return null;
}
