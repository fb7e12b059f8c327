'use client';
import type { TopUp, WalletError } from '@coffer/adapter';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useLazyPart } from '../config/useLazyPart.ts';
import { useStoreValue } from '../config/useStoreValue.ts';
import { type DeferredParts, deferred } from '../deferred/deferred.ts';
import { topUpQueryOptions } from '../query/topUpQueryOptions.ts';
import { type TopUpAttemptStatus, topUpAttemptStatus } from '../topUp/topUpAttemptStatus.ts';
import { useWalletConfig } from './useWalletConfig.ts';
import { useWalletId } from './useWalletId.ts';

export type UseTopUpStatus = TopUpAttemptStatus;

export type UseTopUpParameters = {
  /** @default the selected wallet, else the first active one */
  walletId?: string | undefined;
  /** Where a confirm page sends the customer back to. */
  returnUrl?: string | undefined;
  /** Called once when a top-up has settled, also after a reload in the middle. */
  onSettled?: ((topUp: TopUp) => void) | undefined;
};

export type UseTopUpSubmitParameters = {
  /** From `useTopUpQuote`: what the customer was shown. */
  quoteId: string;
  paymentMethodId: string;
};

export type UseTopUpReturnType = {
  status: UseTopUpStatus;
  /** As the server last told it. Undefined while none exists. */
  topUp: TopUp | undefined;
  /** Why the last send, or the last cancel, failed. */
  error: WalletError | null;
  /** Where the customer confirms, while `requiresAction`. */
  action: { url: string } | null;
  /**
   * Pays a quote. While an attempt is under way it sends nothing and waits for that one. It never
   * rejects: `status` and `error` tell what came of it.
   */
  submit: (parameters: UseTopUpSubmitParameters) => Promise<void>;
  /** Asks again after a lost answer, with the same key: it never charges twice. */
  retry: () => Promise<void>;
  /** Gives up a top-up that still waits for the customer. Never rejects. */
  cancel: () => Promise<void>;
  /** Back to `idle`, for another top-up. Does nothing while the server has not answered. */
  reset: () => void;
};

/** Adds funds by paying a quote, once, through reloads, double clicks and lost answers. */
export function useTopUp(parameters: UseTopUpParameters = {}): UseTopUpReturnType {
  const { returnUrl, onSettled } = parameters;
  const config = useWalletConfig();
  const queryClient = useQueryClient();
  const walletId = useWalletId(parameters.walletId);
  const parts = useLazyPart(deferred);
  const attempt = useStoreValue(config.store, ({ topUpAttempts }) => topUpAttempts[walletId ?? '']);
  const read = useQuery(topUpQueryOptions(config, { topUpId: attempt?.topUpId ?? undefined }));
  const topUp = attempt?.topUpId == null ? undefined : read.data;
  const status = topUpAttemptStatus(attempt, topUp);

  useEffect(() => {
    return walletId === undefined ? undefined : parts?.resumeTopUp(config, queryClient, walletId);
  }, [parts, config, queryClient, walletId]);
  useEffect(() => {
    if (attempt && topUp) parts?.concludeTopUp(config, queryClient, attempt, topUp);
  }, [parts, config, queryClient, attempt, topUp]);
  useSettled(status === 'settled' ? topUp : undefined, onSettled);

  const commands = useMemo(
    () =>
      parts?.topUpCommands(config, queryClient, walletId, returnUrl) ??
      earlyCommands(config, queryClient, walletId, returnUrl),
    [parts, config, queryClient, walletId, returnUrl],
  );
  const isGone = attempt?.topUpId != null && read.error?.code === 'not_found';
  useEffect(() => {
    // Kept from another customer's session, or from a test backend that has forgotten it.
    if (isGone) commands.reset();
  }, [isGone, commands]);
  return {
    ...commands,
    status,
    topUp,
    error: attempt?.error ?? (attempt?.topUpId == null ? null : read.error),
    action: status === 'requiresAction' ? (topUp?.action ?? null) : null,
  };
}

/** Tells once of each top-up that settles while it is watched. What had settled before is no news. */
function useSettled(settled: TopUp | undefined, onSettled: ((topUp: TopUp) => void) | undefined): void {
  const toldId = useRef(settled?.id);
  useEffect(() => {
    if (!settled || settled.id === toldId.current) return;
    toldId.current = settled.id;
    onSettled?.(settled);
  }, [settled, onSettled]);
}

/** Until the rest is there no attempt is known: there is nothing to do but to begin one. */
function earlyCommands(
  ...parameters: Parameters<DeferredParts['topUpCommands']>
): ReturnType<DeferredParts['topUpCommands']> {
  const [{ store }, , walletId = ''] = parameters;
  const nothing = async () => {};
  return {
    submit: (request) =>
      deferred.load().then(
        (parts) => parts.topUpCommands(...parameters).submit(request),
        // Nothing was sent: it failed, and the next submit is another attempt.
        (error: WalletError) =>
          store.setState(({ topUpAttempts }) => ({
            topUpAttempts: { ...topUpAttempts, [walletId]: { ...unsent, ...request, error } },
          })),
      ),
    retry: nothing,
    cancel: nothing,
    reset: nothing,
  };
}

const unsent = { idempotencyKey: '', startedAt: 0, topUpId: null, returnUrl: null, isReleased: true };
