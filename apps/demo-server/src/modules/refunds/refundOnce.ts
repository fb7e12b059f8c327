import type { Transaction } from '../../database/Database.ts';
import {
  type Answer,
  claimKey,
  createId,
  type RequestKey,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import type { Refund } from './refundRows.ts';
import { readRefund } from './refunds.ts';
import { submitRefund } from './submitRefund.ts';

type RefundSteps<Paid> = {
  /** Finds what was paid and locks it, so that two refunds of it go one after the other. */
  lock: (transaction: Transaction) => Promise<Paid>;
  /** Stores the refund, and does what of it is the wallet's. */
  insert: (transaction: Transaction, paid: Paid, refundId: string) => Promise<void>;
};

/** Makes one refund a key, and asks the processor for its part. A repeat finishes what the first call left. */
export async function refundOnce<Paid>(
  context: WalletContext,
  owner: AccessScope,
  key: RequestKey,
  { lock, insert }: RefundSteps<Paid>,
): Promise<Answer<Refund>> {
  const at = context.now();
  const id = createId('ref', at);
  const earlier = await context.database.transaction(async (transaction) => {
    const paid = await lock(transaction);
    const found = await claimKey<Refund>(transaction, key, { resourceId: id, at });
    if (!found) await insert(transaction, paid, id);
    return found;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  const refundId = earlier?.resourceId ?? id;
  await submitRefund(context, refundId);
  const value = await readRefund(context.database, owner, refundId);
  await storeIdempotentResponse(context.database, key, value);
  return { value, replayed: earlier !== null };
}
