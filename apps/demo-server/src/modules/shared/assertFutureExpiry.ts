import { WalletError } from '@coffer/adapter';
import { readReplays } from '../../ledger/index.ts';
import type { CallerKey, WalletContext } from './WalletContext.ts';

/**
 * Rejects an expiry in the past. A repeated request passes, because it gets the response of the first one.
 *
 * @throws WalletError `invalid_request`
 */
export async function assertFutureExpiry(
  context: WalletContext,
  { end, field, key }: { end: Date | null; field: string; key: CallerKey & { fingerprint: string } },
): Promise<void> {
  if (end === null || end > context.now()) return;
  const earlier = await readReplays(context.database, [key]);
  if (earlier.size > 0) return;
  const message = 'is not in the future';
  throw new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}
