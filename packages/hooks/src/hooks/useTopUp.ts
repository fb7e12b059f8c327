'use client';
import type { TopUp, WalletError } from '@coffer/adapter';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useStoreValue } from '../config/useStoreValue.ts';
import { topUpQueryOptions } from '../query/topUpQueryOptions.ts';
import { finalizeTopUp, resumeTopUp, topUpActions } from '../topUp/topUpActions.ts';
import { type TopUpAttemptStatus, topUpAttemptStatus } from '../topUp/topUpStatus.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseTopUpStatus = TopUpAttemptStatus;

export type UseTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Page to which the confirm page sends the customer back. */
  returnUrl?: string | undefined;
  /** Called once when a top-up settles, also if the page was reloaded in between. */
  onTopUpSettled?: ((topUp: TopUp) => void) | undefined;
};

export type UseTopUpSubmitParameters = {
  /** Id of the quote that the customer saw, from `useTopUpQuote`. */
  quoteId: string;
  paymentMethodId: string;
};

export type UseTopUpReturnType = {
  status: UseTopUpStatus;
  /** Latest top-up from the server. Undefined while there is none. */
  topUp: TopUp | undefined;
  /** Error of the last send or the last cancel. */
  error: WalletError | null;
  /** Page on which the customer confirms, while the status is `requiresAction`. */
  action: { url: string } | null;
  /**
   * Pays a quote. While an attempt is in progress, it waits for that one and sends nothing. Never rejects: `status`
   * and `error` report the outcome.
   */
  submit: (parameters: UseTopUpSubmitParameters) => Promise<void>;
  /** Sends the attempt again after a lost response, with the same key: it never charges twice. */
  retry: () => Promise<void>;
  /** Cancels a top-up that waits for the customer. Never rejects. */
  cancel: () => Promise<void>;
  /** Returns to `idle` for another top-up. Does nothing until the server has responded. */
  reset: () => void;
};

/** Adds funds by paying a quote. Pays once, through reloads, double clicks and lost responses. */
export function useTopUp(parameters: UseTopUpParameters = {}): UseTopUpReturnType {
  const { returnUrl, onTopUpSettled } = parameters;
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const walletId = useWalletId(parameters.walletId);
  const attempt = useStoreValue(config.store, ({ topUpAttempts }) =>
    walletId === undefined ? undefined : topUpAttempts[walletId],
  );
  const read = useQuery(topUpQueryOptions(config, { topUpId: attempt?.topUpId ?? undefined }));
  const topUp = attempt?.topUpId == null ? undefined : read.data;
  const status = topUpAttemptStatus(attempt, topUp);

  useEffect(() => {
    return walletId === undefined ? undefined : resumeTopUp(config, queryClient, walletId);
  }, [config, queryClient, walletId]);
  useEffect(() => {
    if (attempt && topUp) finalizeTopUp(config, queryClient, attempt, topUp);
  }, [config, queryClient, attempt, topUp]);
  useOnTopUpSettled(status === 'settled' ? topUp : undefined, onTopUpSettled);

  const actions = useMemo(
    () => topUpActions(config, queryClient, walletId, returnUrl),
    [config, queryClient, walletId, returnUrl],
  );
  const isGone = attempt?.topUpId != null && read.error?.code === 'not_found';
  useEffect(() => {
    // The attempt is from another customer's session, or the test backend was reset.
    if (isGone) actions.reset();
  }, [isGone, actions]);
  return {
    ...actions,
    status,
    topUp,
    error: attempt?.error ?? (attempt?.topUpId == null ? null : read.error),
    action: status === 'requiresAction' ? (topUp?.action ?? null) : null,
  };
}

/** Calls back once for each top-up that settles while it is watched, not for one that had settled before. */
function useOnTopUpSettled(
  settled: TopUp | undefined,
  onTopUpSettled: ((topUp: TopUp) => void) | undefined,
): void {
  const reportedId = useRef(settled?.id);
  useEffect(() => {
    if (!settled || settled.id === reportedId.current) return;
    reportedId.current = settled.id;
    onTopUpSettled?.(settled);
  }, [settled, onTopUpSettled]);
}
