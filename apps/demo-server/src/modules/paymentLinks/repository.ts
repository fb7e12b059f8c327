import { isFinalTopUpStatus, type Money, WalletError } from '@coffer/adapter';
import { type Selectable, sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { PaymentLinksTable } from '../../database/tables.gen.ts';
import { hashSecret, notFound } from '../shared/index.ts';
import type { TopUpRow } from '../topUps/index.ts';
import { isClosingOrClosed, type WalletRow } from '../wallets/index.ts';

/** Status of a payment link. Only an `open` link can be paid. */
export const paymentLinkStatuses = [
  'open',
  'processing',
  'used',
  'expired',
  'revoked',
  'walletClosed',
  'walletFrozen',
] as const;
export type PaymentLinkStatus = (typeof paymentLinkStatuses)[number];

/** A payment link as the merchant sees it. Its URL is returned only when it is created. */
export type PaymentLink = {
  id: string;
  walletId: string;
  customerId: string;
  status: PaymentLinkStatus;
  /** The amount to pay; null when the payer chooses it. */
  amount: Money | null;
  amountMin: Money | null;
  amountMax: Money | null;
  metadata: Record<string, string>;
  /** The payment that is processing or settled, otherwise the last one that failed. */
  topUpId: string | null;
  createdAt: string;
  expiresAt: string;
};

/** A stored payment link, with the status of its wallet and of the payment that counts. */
export type PaymentLinkRow = Selectable<PaymentLinksTable> & {
  wallet_status: WalletRow['status'];
  top_up_id: string | null;
  top_up_status: TopUpRow['status'] | null;
};

/** Selects links. The payment that counts is the newest one, and one that may still succeed comes first. */
export function selectPaymentLinks() {
  return kysely
    .selectFrom('payment_links')
    .innerJoin('wallets', 'wallets.id', 'payment_links.wallet_id')
    .leftJoinLateral(
      (row) =>
        row
          .selectFrom('top_ups')
          .select(['top_ups.id', 'top_ups.status'])
          .whereRef('top_ups.payment_link_id', '=', 'payment_links.id')
          .orderBy(sql`top_ups.status in ('failed', 'canceled', 'expired')`)
          .orderBy('top_ups.id', 'desc')
          .limit(1)
          .as('payment'),
      (join) => join.onTrue(),
    )
    .selectAll('payment_links')
    .select([
      'wallets.status as wallet_status',
      'payment.id as top_up_id',
      'payment.status as top_up_status',
    ]);
}

/**
 * Finds the link of a token.
 *
 * @throws WalletError `not_found`, also for an altered token
 */
export async function findByToken(database: Queryable, token: string): Promise<PaymentLinkRow> {
  const query = selectPaymentLinks().where('payment_links.token_hash', '=', hashSecret(token));
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('payment link');
  return row;
}

/**
 * Finds a merchant's link. `lock` keeps others from paying or revoking it until the transaction ends.
 *
 * @throws WalletError `not_found`
 */
export async function findPaymentLink(
  database: Queryable,
  { id, merchantId }: { id: string; merchantId: string },
  lock: 'lock' | 'read' = 'read',
): Promise<PaymentLinkRow> {
  // Two statements: the second one sees what was committed before the lock was granted.
  if (lock === 'lock') {
    const links = kysely.selectFrom('payment_links').select('id').where('id', '=', id);
    await execute(database, links.where('merchant_id', '=', merchantId).forUpdate());
  }
  const query = selectPaymentLinks()
    .where('payment_links.id', '=', id)
    .where('payment_links.merchant_id', '=', merchantId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('payment link');
  return row;
}

/** Returns the status of a link. A settled payment outranks every other reason. */
export function statusOf(row: PaymentLinkRow, now: Date): PaymentLinkStatus {
  if (row.top_up_status === 'settled') return 'used';
  if (row.revoked_at !== null) return 'revoked';
  if (row.top_up_status !== null && !isFinalTopUpStatus(row.top_up_status)) return 'processing';
  if (isClosingOrClosed(row.wallet_status)) return 'walletClosed';
  if (row.expires_at <= now) return 'expired';
  return row.wallet_status === 'frozen' ? 'walletFrozen' : 'open';
}

/**
 * Rejects a link that cannot be paid now.
 *
 * @throws WalletError with the code of its status
 */
export function requireOpenLink(row: PaymentLinkRow, now: Date): void {
  const status = statusOf(row, now);
  switch (status) {
    case 'open':
      return;
    case 'processing':
      throw new WalletError(
        'payment_link_in_use',
        'A payment with this link is already processing. Wait until it has finished.',
      );
    case 'used':
      throw new WalletError('payment_link_used', 'This link was paid. Ask for a new one to pay again.');
    case 'expired':
      throw new WalletError('payment_link_expired', 'This link has expired. Ask for a new one.', {
        facts: { expiresAt: row.expires_at.toISOString() },
      });
    case 'revoked':
      throw new WalletError('payment_link_revoked', 'This link was withdrawn. Ask for a new one.');
    case 'walletClosed':
      throw new WalletError('wallet_closed', 'This wallet is closed and takes no more funds.');
    case 'walletFrozen':
      throw new WalletError('wallet_frozen', 'This wallet is frozen and takes no top-ups.');
    default:
      status satisfies never;
  }
}

/** Converts a stored link to the wire's shape. */
export function toPaymentLink(row: PaymentLinkRow, now: Date): PaymentLink {
  const money = (amount: number | null) => (amount === null ? null : { amount, currency: row.currency });
  return {
    id: row.id,
    walletId: row.wallet_id,
    customerId: row.customer_id,
    status: statusOf(row, now),
    amount: money(row.amount),
    amountMin: money(row.amount_min),
    amountMax: money(row.amount_max),
    metadata: row.metadata,
    topUpId: row.top_up_id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
