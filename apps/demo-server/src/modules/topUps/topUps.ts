import { isFinalTopUpStatus, type Page, type TopUp, WalletError } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { recordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  claimKey,
  findEarlier,
  fingerprintOf,
  type IdempotentResult,
  storeIdempotentResponse,
  toPage,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, ownedBy } from '../wallets/index.ts';
import { applyPayment } from './applyPayment.ts';
import { findTopUp, type TopUpRow, toTopUp } from './repository.ts';

/** Reads a top-up. While it is not final, the processor is asked for the current state of its payment. */
export async function readTopUp(context: WalletContext, owner: AccessScope, topUpId: string): Promise<TopUp> {
  const row = await findTopUp(context.database, owner, topUpId);
  return toTopUp(isFinalTopUpStatus(row.status) ? row : await refresh(context, row));
}

/**
 * Cancels a top-up that waits for its customer. Canceling it again returns the same result.
 *
 * @throws WalletError `top_up_not_cancelable` or `processor_unavailable`
 */
export async function cancelTopUp(
  context: WalletContext,
  owner: AccessScope,
  { topUpId, key }: { topUpId: string; key: CallerKey },
): Promise<IdempotentResult<TopUp>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('cancelTopUp', { topUpId }) };
  const earlier = await findEarlier<TopUp>(context.database, requestKey);
  if (earlier?.response) return { value: earlier.response, replayed: true };
  const canceled = toTopUp(
    await cancelAtProcessor(context, await findTopUp(context.database, owner, topUpId)),
  );
  await context.database.transaction(async (transaction) => {
    const claimed = await claimKey(transaction, requestKey, { resourceId: topUpId, at: context.now() });
    if (claimed === null) await recordAction(context, transaction);
    await storeIdempotentResponse(transaction, requestKey, canceled);
  });
  return { value: canceled, replayed: false };
}

async function cancelAtProcessor(context: WalletContext, row: TopUpRow): Promise<TopUpRow> {
  if (row.status === 'canceled') return row;
  if (row.status !== 'requiresAction') throw notCancelable(row);
  const payment = await context.processor.cancelPayment(row.id).catch((error: unknown) => {
    if (!(error instanceof ProcessorUnavailable)) throw error;
    const message = 'The payment processor does not answer. Try again in a moment.';
    throw new WalletError('processor_unavailable', message, { cause: error });
  });
  const changed = await applyPayment(context, payment);
  if (changed.status !== 'canceled') throw notCancelable(changed);
  return changed;
}

export type ListTopUpsParameters = {
  walletId?: string | undefined;
  status?: TopUp['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists the top-ups that the owner may see, newest first. */
export async function listTopUps(
  context: WalletContext,
  owner: AccessScope,
  { walletId, status, cursor, limit }: ListTopUpsParameters,
): Promise<Page<TopUp>> {
  let query = kysely
    .selectFrom('top_ups')
    .selectAll()
    .where(({ and }) => and(ownedBy(owner)));
  if (walletId !== undefined) query = query.where('wallet_id', '=', walletId);
  if (status !== undefined) query = query.where('status', '=', status);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query.orderBy('id', 'desc').limit(limit + 1));
  return toPage(rows.map(toTopUp), limit);
}

/** Records the current state of the payment. Returns the stored state when the processor is unavailable. */
async function refresh(context: WalletContext, row: TopUpRow): Promise<TopUpRow> {
  try {
    const payment = await context.processor.readPayment(row.id);
    return payment && payment.version > row.processor_version ? await applyPayment(context, payment) : row;
  } catch (error) {
    if (error instanceof ProcessorUnavailable) return row;
    throw error;
  }
}

function notCancelable(row: TopUpRow): WalletError {
  return new WalletError(
    'top_up_not_cancelable',
    `This top-up is ${row.status} and can no longer be canceled.`,
    {
      facts: { topUpId: row.id, status: row.status },
    },
  );
}
