import type { AutoTopUp } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { appendEvents } from '../../ledger/index.ts';
import { recordAction } from '../auditLog/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { cancelAttempt } from './attempts.ts';
import { emailCustomer } from './mails.ts';
import { readAutoTopUp } from './readAutoTopUp.ts';

/**
 * Turns a rule off, whatever its version. Turning it off again changes nothing. An attempt that is not paid yet is
 * canceled; a payment that the processor has already accepted is credited.
 */
export async function switchOffAutoTopUp(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<AutoTopUp> {
  await context.database.transaction(async (transaction) => {
    await findWallet(transaction, owner, walletId);
    await switchOffWithin(transaction, { walletId, now: context.now() });
    await recordAction(context, transaction);
  });
  await cancelAttempt(context, walletId);
  return readAutoTopUp(context, owner, walletId);
}

/** Turns a wallet's rule off in the caller's transaction, if it is on. */
export async function switchOffWithin(
  transaction: Transaction,
  { walletId, now }: { walletId: string; now: Date },
): Promise<void> {
  await execute(
    transaction,
    kysely
      .updateTable('auto_top_ups')
      .set((row) => ({
        enabled: false,
        turned_off_at: now,
        version: row('version', '+', 1),
        declines: 0,
        paused_code: null,
        paused_at: null,
        next_evaluation_at: null,
      }))
      .where('wallet_id', '=', walletId)
      .where('enabled', '=', true),
  );
  await endAttempts(transaction, { walletIds: [walletId], now });
}

/** Turns off each rule that charges a removed payment method, with an event and an email, in the caller's transaction. */
export async function switchOffByMethod(
  transaction: Transaction,
  { paymentMethodId, now }: { paymentMethodId: string; now: Date },
): Promise<void> {
  const locked = kysely
    .selectFrom('auto_top_ups')
    .select('wallet_id')
    .where('enabled', '=', true)
    .where('payment_method_id', '=', paymentMethodId)
    .orderBy('wallet_id')
    .forUpdate();
  const rules = await execute(
    transaction,
    kysely
      .updateTable('auto_top_ups')
      .set((row) => ({
        enabled: false,
        turned_off_at: now,
        version: row('version', '+', 1),
        declines: 0,
        next_evaluation_at: null,
        paused_code: 'payment_method_removed',
        paused_at: now,
      }))
      .where('wallet_id', 'in', locked)
      .returning('wallet_id'),
  );
  const walletIds = rules.map(({ wallet_id: walletId }) => walletId).sort();
  await endAttempts(transaction, { walletIds, now });
  for (const walletId of walletIds) {
    const data = { code: 'payment_method_removed', paymentMethodId };
    await appendEvents(transaction, walletId, [{ type: 'wallet.auto_top_up_paused', at: now, data }]);
    await emailCustomer(transaction, { walletId, news: 'method_removed', now });
  }
}

/** Lets the worker pool cancel the attempts in flight. */
async function endAttempts(
  transaction: Transaction,
  { walletIds, now }: { walletIds: string[]; now: Date },
): Promise<void> {
  await execute(
    transaction,
    kysely
      .updateTable('auto_top_up_attempts')
      .set({ retry_at: now })
      .where('wallet_id', '=', ({ fn, val }) => fn.any(val(walletIds)))
      .where('in_flight', '=', true),
  );
}
