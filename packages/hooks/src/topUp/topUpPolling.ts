import { firstPart } from '../deferred/firstPart.ts';
import type { TopUpQueryState } from '../query/topUpQueryOptions.ts';
import { isFinalTopUp } from './isFinalTopUp.ts';

/** How long what was read of a top-up holds: for ever once it is final. */
export function topUpStaleMs({ state: { data } }: { state: TopUpQueryState }): number {
  return data && isFinalTopUp(data) ? Number.POSITIVE_INFINITY : 1000;
}

/** When to ask for a top-up again; false for never. */
export function topUpPollingMs({ state }: { state: TopUpQueryState }): number | false {
  const { data, error, dataUpdateCount, errorUpdateCount } = state;
  if (data && isFinalTopUp(data)) return false;
  if (error && !firstPart.isRetryable(error)) return false;
  // Whoever confirms in another tab is about to come back; a bank takes its time.
  const intervalMaxMs = data?.status === 'requiresAction' ? 5000 : 30_000;
  return Math.min(750 * 1.5 ** (dataUpdateCount + errorUpdateCount), intervalMaxMs);
}
