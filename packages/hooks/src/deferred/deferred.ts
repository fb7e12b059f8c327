import { lazyPart } from '../config/lazyPart.ts';

/** What no first screen waits for: the stream, and all that moves money or changes settings. */
export type DeferredParts = typeof import('./deferredParts.ts');

/** Fetched when a provider mounts, or by whoever needs it sooner. */
export const deferred = /* @__PURE__ */ lazyPart<DeferredParts>(() => import('./deferredParts.ts'));
