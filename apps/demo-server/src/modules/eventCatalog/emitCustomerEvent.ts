import type { WebhookData } from '@coffer/adapter/webhooks';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { createId } from '../shared/index.ts';
import type { EventType } from './eventTypes.ts';

/** Objects that the dispatcher reads itself, by the ids of the event and of its other objects. */
type ReadLater = 'customer' | 'wallet' | 'topUp' | 'invoice' | 'paymentMethod' | 'paymentLink';

/** An event of a customer, outside a wallet's sequence of events. */
export type CustomerEvent<Type extends EventType> = {
  type: Type;
  merchantId: string;
  customerId: string;
  /** The wallet concerned. Defaults to none. */
  walletId?: string | null;
  at: Date;
  /**
   * The objects of the event as they are at this commit. The dispatcher adds those that are left out and that others refer
   * to.
   */
  objects: Omit<WebhookData<Type>, ReadLater> &
    Partial<Pick<WebhookData<Type>, ReadLater & keyof WebhookData<Type>>>;
};

/**
 * Emits an event of a customer in the transaction of the change: a webhook, and no event of the customer's stream. Use
 * the ledger's `appendEvents` for what a customer's page has to learn.
 */
export async function emitCustomerEvent<Type extends EventType>(
  transaction: Transaction,
  { type, merchantId, customerId, walletId = null, at, objects }: CustomerEvent<Type>,
): Promise<void> {
  const row = {
    id: createId('evt', at),
    merchant_id: merchantId,
    customer_id: customerId,
    wallet_id: walletId,
    type,
    objects: JSON.stringify(objects),
    created_at: at,
  };
  await execute(transaction, kysely.insertInto('event_outbox').values(row));
}
