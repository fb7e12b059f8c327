import { type Money, WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { hashSecret, notFound } from '../shared/index.ts';
import { isFinal, type TopUpRow } from '../topUps/index.ts';
import { isClosingOrClosed, type WalletRow } from '../wallets/index.ts';

/** Where a payment link stands. Only an `open` one can be paid. */
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

/** A payment link as its merchant sees it. Its address is told once, at creation. */
export type PaymentLink = {
  id: string;
  walletId: string;
  customerId: string;
  status: PaymentLinkStatus;
  /** What is to be paid; null where its holder chooses. */
  amount: Money | null;
  amountMin: Money | null;
  amountMax: Money | null;
  metadata: Record<string, string>;
  /** The payment that is on its way or has arrived, else the last one that failed. */
  topUpId: string | null;
  createdAt: string;
  expiresAt: string;
};

/** A payment link as stored, with what its status follows from. */
export type PaymentLinkRow = SqlRow & {
  id: string;
  merchant_id: string;
  customer_id: string;
  wallet_id: string;
  currency: string;
  amount: number | null;
  amount_min: number | null;
  amount_max: number | null;
  metadata: Record<string, string>;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  wallet_status: WalletRow['status'];
  top_up_id: string | null;
  top_up_status: TopUpRow['status'] | null;
};

/** Selects links, each with its wallet's state and the payment that counts; conditions speak of `l`. */
export const selectPaymentLinks = `select l.*, w.status as wallet_status, t.id as top_up_id, t.status as top_up_status
  from payment_links l join wallets w on w.id = l.wallet_id
  left join lateral (select id, status from top_ups where payment_link_id = l.id
    order by status in ('failed', 'canceled', 'expired'), id desc limit 1) t on true`;

/** The link that a token opens. What was altered in a token opens nothing. @throws WalletError `not_found` */
export async function findByToken(database: Queryable, token: string): Promise<PaymentLinkRow> {
  const [row] = await database.query<PaymentLinkRow>(`${selectPaymentLinks} where l.token_hash = $1`, [
    hashSecret(token),
  ]);
  if (!row) throw notFound('payment link');
  return row;
}

/** A merchant's link; with `lock`, nobody else pays or revokes it until the transaction ends. */
export async function findPaymentLink(
  database: Queryable | Transaction,
  { id, merchantId }: { id: string; merchantId: string },
  lock: 'lock' | 'read' = 'read',
): Promise<PaymentLinkRow> {
  // Locked by a statement of its own: what the second one reads is as it is once the lock is there.
  if (lock === 'lock') {
    const sql = 'select id from payment_links where id = $1 and merchant_id = $2 for update';
    await database.query(sql, [id, merchantId]);
  }
  const [row] = await database.query<PaymentLinkRow>(
    `${selectPaymentLinks} where l.id = $1 and l.merchant_id = $2`,
    [id, merchantId],
  );
  if (!row) throw notFound('payment link');
  return row;
}

/** Where a link stands. What was paid stays paid; what is on its way may still arrive. */
export function statusOf(row: PaymentLinkRow, now: Date): PaymentLinkStatus {
  if (row.top_up_status === 'settled') return 'used';
  if (row.revoked_at !== null) return 'revoked';
  if (row.top_up_status !== null && !isFinal(row.top_up_status)) return 'processing';
  if (isClosingOrClosed(row.wallet_status)) return 'walletClosed';
  if (row.expires_at <= now) return 'expired';
  return row.wallet_status === 'frozen' ? 'walletFrozen' : 'open';
}

/** Refuses a link that cannot be paid now, by the code of its state. */
export function requireOpenLink(row: PaymentLinkRow, now: Date): void {
  switch (statusOf(row, now)) {
    case 'open':
      return;
    case 'processing':
      throw new WalletError(
        'payment_link_in_use',
        'A payment by this link is on its way. Wait for it to end.',
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
  }
}

/** A stored link as the merchant's wire shows it. */
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
