import { randomUUID } from 'node:crypto';
import type { CallerKey } from '../modules/shared/index.ts';

/** Creates an idempotency key for one write of the seed. */
export function seedKey(): CallerKey {
  return { scope: 'seed', key: randomUUID() };
}
