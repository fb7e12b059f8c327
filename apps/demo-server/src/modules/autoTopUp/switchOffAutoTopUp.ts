import type { AutoTopUp } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { giveUpAttempt } from './chargeAttempt.ts';
import { readAutoTopUp } from './readAutoTopUp.ts';
import { writeAutoTopUpMail } from './writeAutoTopUpMail.ts';

/**
 * Switches a rule off, whatever its version; twice is as once. An attempt that has not been paid yet is given
 * up; what the processor is already paying arrives.
 */
export async function switchOffAutoTopUp(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<AutoTopUp> {
  await context.database.transaction(async (transaction) => {
    await findWallet(transaction, owner, walletId);
    await switchOffWithin(transaction, { walletId, now: context.now() });
  });
  await giveUpAttempt(context, walletId);
  return readAutoTopUp(context, owner, walletId);
}

/** Switches a wallet's rule off in the caller's transaction, where one is on. */
export async function switchOffWithin(
  transaction: Transaction,
  { walletId, now }: { walletId: string; now: Date },
): Promise<void> {
  await transaction.query(
    `update auto_top_ups set enabled = false, version = version + 1, declines = 0, paused_code = null,
       paused_at = null, next_evaluation_at = null where wallet_id = $1 and enabled`,
    [walletId],
  );
  await endAttempts(transaction, { walletIds: [walletId], now });
}

/** Switches off each rule that charges a method which is removed, and says so, in the caller's transaction. */
export async function switchOffByMethod(
  transaction: Transaction,
  { paymentMethodId, now }: { paymentMethodId: string; now: Date },
): Promise<void> {
  const rules = await transaction.query<{ wallet_id: string }>(
    `update auto_top_ups set enabled = false, version = version + 1, declines = 0, next_evaluation_at = null,
       paused_code = 'payment_method_removed', paused_at = $2
     where wallet_id in (select wallet_id from auto_top_ups where enabled and payment_method_id = $1
       order by wallet_id for update) returning wallet_id`,
    [paymentMethodId, now],
  );
  const walletIds = rules.map(({ wallet_id: walletId }) => walletId).sort();
  await endAttempts(transaction, { walletIds, now });
  for (const walletId of walletIds) {
    const data = { code: 'payment_method_removed', paymentMethodId };
    await appendEvents(transaction, walletId, [{ type: 'wallet.auto_top_up_paused', at: now, data }]);
    await writeAutoTopUpMail(transaction, { walletId, trouble: 'method_removed', now });
  }
}

/** Has what is under way given up at the processor as soon as it answers. */
async function endAttempts(
  transaction: Transaction,
  { walletIds, now }: { walletIds: string[]; now: Date },
): Promise<void> {
  await transaction.query(
    'update auto_top_up_attempts set retry_at = $2 where wallet_id = any ($1::text[]) and in_flight',
    [walletIds, now],
  );
}
