import { randomUUID } from 'node:crypto';
import type { CallerKey } from '../modules/shared/index.ts';

/** A key for one write of the seed, which nobody repeats. */
export function seedKey(): CallerKey {
  return { scope: 'seed', key: randomUUID() };
}
