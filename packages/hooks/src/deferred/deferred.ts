import { WalletError } from '@coffer/adapter';
import { lazyPart } from '../config/lazyPart.ts';
import { walletListeners } from '../events/walletListeners.ts';
import { alertSettingsQueryKey } from '../query/alertSettingsQueryOptions.ts';
import { autoTopUpQueryKey } from '../query/autoTopUpQueryOptions.ts';
import { balanceQueryKey } from '../query/balanceQueryOptions.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { grantsQueryKey } from '../query/grantsQueryOptions.ts';
import { isRetryable } from '../query/isRetryable.ts';
import { paymentMethodsQueryKey } from '../query/paymentMethodsQueryOptions.ts';
import { retryDelayMs } from '../query/retryDelayMs.ts';
import { topUpQueryKey } from '../query/topUpQueryOptions.ts';
import { walletsQueryKey } from '../query/walletsQueryOptions.ts';

/** What no first screen waits for: the stream, and all that moves money or changes settings. */
export type DeferredParts = typeof import('./deferredParts.ts');

/**
 * What the deferred parts use of the first. They are given it instead of importing it: a module that both import
 * is a file of its own to bundlers that split as esbuild does, with all that any page might use of it.
 */
export type FirstPart = ReturnType<typeof makeFirstPart>;

/** Fetched when a provider mounts, or by whoever needs it sooner. */
export const deferred = /* @__PURE__ */ lazyPart<DeferredParts>(async () => {
  const parts = await import('./deferredParts.ts');
  parts.takeFirstPart(makeFirstPart());
  return parts;
});

function makeFirstPart() {
  return {
    WalletError,
    alertSettingsQueryKey,
    autoTopUpQueryKey,
    balanceQueryKey,
    capabilityMissing,
    grantsQueryKey,
    isRetryable,
    paymentMethodsQueryKey,
    retryDelayMs,
    topUpQueryKey,
    walletListeners,
    walletsQueryKey,
  };
}
