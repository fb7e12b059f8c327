import type { CallerKey } from '../modules/shared/index.ts';

/** The key of an endpoint that requires one: its mount has refused a request without. */
export function requireKey(key: CallerKey | null): CallerKey {
  if (!key) throw new Error('An endpoint asked for a key without `idempotencyKey: required`.');
  return key;
}
