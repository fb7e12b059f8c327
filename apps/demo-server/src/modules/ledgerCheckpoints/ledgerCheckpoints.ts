import type { Page } from '@coffer/adapter';
import type { WebhookData } from '@coffer/adapter/webhooks';
import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import {
  addCheckpoint,
  type LedgerCheckpoint,
  selectCheckpoints,
  verifyCheckpoint,
} from '../../ledger/index.ts';
import { createId, notFound, toPage, type WalletContext } from '../shared/index.ts';
import { insertMessages, webhookBody } from '../webhooks/index.ts';

/** Checkpoint as its merchant sees it. */
export type MerchantCheckpoint = Omit<LedgerCheckpoint, 'createdAt'> & { createdAt: string };

/** Result of comparing a checkpoint with the current entries. */
export type MerchantCheckpointVerification = MerchantCheckpoint & {
  /** Whether the wallets' entries still match the checkpoint. */
  intact: boolean;
  /** Null without an anchor key, and for a checkpoint without a signature. */
  signatureValid: boolean | null;
  /** Entries whose hash differs from the one in the checkpoint, by wallet. */
  faults: { walletId: string; number: number }[];
};

/** Slightly less than a day, so that an hourly job adds one checkpoint a day. */
const intervalMs = 23.5 * 60 * 60 * 1000;

/** Adds a checkpoint to each merchant's ledger that got none in the last day, and sends its root to the merchant. */
export async function addDueCheckpoints(context: WalletContext): Promise<void> {
  const at = context.now();
  const since = new Date(at.getTime() - intervalMs);
  const query = kysely
    .selectFrom('merchants as m')
    .select('m.id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ledger.checkpoints as c')
            .select('c.id')
            .whereRef('c.ledger_id', '=', 'm.id')
            .where('c.created_at', '>', since),
        ),
      ),
    )
    .orderBy('m.id');
  const merchants = await execute(context.database, query);
  for (const { id: ledgerId } of merchants) {
    await context.database.transaction(async (transaction) => {
      const id = createId('lcp', at);
      const added = await addCheckpoint(transaction, { id, ledgerId, key: context.anchorKey, at, since });
      if (added) await sendCheckpoint(context, transaction, { merchantId: ledgerId, checkpoint: added });
    });
  }
}

/** Lists a merchant's checkpoints, newest first. */
export async function listCheckpoints(
  context: WalletContext,
  merchantId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<MerchantCheckpoint>> {
  const request = { ledgerId: merchantId, before: cursor ?? null, limit: limit + 1 };
  const checkpoints = await selectCheckpoints(context.database, request);
  return toPage(checkpoints.map(toMerchantCheckpoint), limit);
}

/**
 * Compares a checkpoint with the current entries of the wallets.
 *
 * @throws WalletError `not_found`
 */
export async function verifyMerchantCheckpoint(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<MerchantCheckpointVerification> {
  const [checkpoint] = await selectCheckpoints(context.database, { ledgerId: merchantId, id, limit: 1 });
  if (!checkpoint) throw notFound('ledger checkpoint');
  const { faults, ...found } = await verifyCheckpoint(context.database, {
    ledgerId: merchantId,
    checkpoint,
    key: context.anchorKey,
  });
  return {
    ...toMerchantCheckpoint(checkpoint),
    ...found,
    faults: faults.map(({ accountId: walletId, number }) => ({ walletId, number })),
  };
}

async function sendCheckpoint(
  context: WalletContext,
  transaction: Transaction,
  { merchantId, checkpoint }: { merchantId: string; checkpoint: LedgerCheckpoint },
): Promise<void> {
  const now = checkpoint.createdAt;
  const type = 'ledger.checkpoint_created';
  const query = kysely
    .selectFrom('webhook_endpoints')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('status', '=', 'enabled')
    .where(({ or, eb }) => or([eb('event_types', 'is', null), sql<boolean>`${type} = any (event_types)`]))
    .orderBy('id');
  const endpoints = await execute(transaction, query);
  if (endpoints.length === 0) return;
  const id = createId('evt', now);
  const data: WebhookData<typeof type> = { checkpoint: toMerchantCheckpoint(checkpoint) };
  const body = webhookBody(context, { id, type, createdAt: now }, data);
  await insertMessages(transaction, {
    messages: [{ id, merchant_id: merchantId, event_type: type, wallet_id: null, sequence: null, body }],
    deliveries: endpoints.map((endpoint) => ({
      id: createId('whd', now),
      merchant_id: merchantId,
      endpoint_id: endpoint.id,
      message_id: id,
    })),
    now,
  });
}

function toMerchantCheckpoint({ createdAt, ...checkpoint }: LedgerCheckpoint): MerchantCheckpoint {
  return { ...checkpoint, createdAt: createdAt.toISOString() };
}
