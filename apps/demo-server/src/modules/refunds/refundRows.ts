import type { Money } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { createId, entryId, notFound } from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';

/** Where a refund goes: back the ways that it came, into the wallet, or to the cards that paid. */
export const refundDestinations = ['original', 'wallet', 'paymentMethod'] as const;
export type RefundDestination = (typeof refundDestinations)[number];

type PartStatus = 'processing' | 'settled' | 'failed';

/** One way that a part of a refund goes. */
export type RefundPart = {
  id: string;
  /** `external` is paid out by the merchant itself. */
  destination: 'wallet' | 'paymentMethod' | 'external';
  amount: Money;
  status: PartStatus;
  failure: { message: string } | null;
  /** The payment of an invoice that it gives back. */
  invoicePaymentId: string | null;
  /** The card that it goes back to, such as "Visa •••• 4242"; null where it goes elsewhere. */
  paidWith: string | null;
  /** What it put into the wallet, or took out on its way to the card. */
  entryId: string | null;
};

/** Money given back: of an invoice, of a top-up, or of a wallet that was closed. */
export type Refund = {
  id: string;
  walletId: string;
  invoiceId: string | null;
  topUpId: string | null;
  amount: Money;
  destination: RefundDestination | 'external';
  /** `failed` while a part is: retry it, or turn it into balance. */
  status: PartStatus;
  reason: string | null;
  parts: RefundPart[];
  createdAt: string;
};

/** What is said of a refund once. */
type RefundFacts = {
  id: string;
  merchant_id: string;
  customer_id: string;
  wallet_id: string;
  invoice_id: string | null;
  top_up_id: string | null;
  currency: string;
  destination: Refund['destination'];
  reason: string | null;
  created_at: Date;
};

/** A refund as stored. */
export type RefundRow = SqlRow & RefundFacts & { amount: number };

/** A part as stored. */
export type RefundPartRow = SqlRow & {
  id: string;
  refund_id: string;
  destination: RefundPart['destination'];
  invoice_payment_id: string | null;
  amount: number;
  entry_number: number | null;
  bonus_entry_number: number | null;
  bonus_amount: number | null;
  payment_key: string | null;
  attempt: number;
  status: PartStatus;
  failure_message: string | null;
};

type ShownPartRow = RefundPartRow & { brand: string | null; last4: string | null };

/** A part that is about to be stored: done already, or to be asked of the processor. */
export type NewRefundPart = {
  destination: RefundPart['destination'];
  amount: number;
  invoicePaymentId?: string;
  entryNumber?: number;
  /** The bonus that a refunded top-up has lost with it. */
  bonus?: { entryNumber: number; amount: number } | null;
  /** The payment to be refunded at the processor. */
  paymentKey?: string;
};

/** Finds a refund of the merchant's. @throws WalletError `not_found` */
export async function findRefund(
  database: Queryable,
  { merchantId }: AccessScope,
  refundId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<RefundRow> {
  const [row] = await database.query<RefundRow>(
    `select * from refunds where id = $1 and merchant_id = $2 ${lock === 'lock' ? 'for no key update' : ''}`,
    [refundId, merchantId],
  );
  if (!row) throw notFound('refund');
  return row;
}

/**
 * Stores a refund with its parts. What is to be asked of the processor is committed before it is asked.
 *
 * @param refund its `amount` is the sum of the parts unless given
 */
export async function insertRefund(
  transaction: Transaction,
  refund: RefundFacts & { amount?: number },
  parts: readonly NewRefundPart[],
): Promise<void> {
  const { created_at: at } = refund;
  await transaction.query(
    `insert into refunds (id, merchant_id, customer_id, wallet_id, invoice_id, top_up_id, currency, amount,
       destination, reason, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      refund.id,
      refund.merchant_id,
      refund.customer_id,
      refund.wallet_id,
      refund.invoice_id,
      refund.top_up_id,
      refund.currency,
      refund.amount ?? parts.reduce((sum, part) => sum + part.amount, 0),
      refund.destination,
      refund.reason,
      at,
    ],
  );
  await insertRefundParts(transaction, refund, parts);
}

/** Adds parts to a stored refund, in one statement. */
export async function insertRefundParts(
  transaction: Transaction,
  { id: refundId, created_at: at }: { id: string; created_at: Date },
  parts: readonly NewRefundPart[],
): Promise<void> {
  if (parts.length === 0) return;
  await transaction.query(
    `insert into refund_parts (id, refund_id, destination, invoice_payment_id, amount, entry_number, payment_key,
       status, next_check_at, created_at, updated_at, bonus_entry_number, bonus_amount)
     select p.id, $1, p.destination, p.invoice_payment_id, p.amount, p.entry_number, p.payment_key,
       case p.destination when 'paymentMethod' then 'processing' else 'settled' end,
       case p.destination when 'paymentMethod' then $3::timestamptz end, $2, $2, p.bonus_entry_number, p.bonus_amount
     from unnest($4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::text[], $10::bigint[], $11::bigint[])
       p (id, destination, invoice_payment_id, amount, entry_number, payment_key, bonus_entry_number, bonus_amount)`,
    [
      refundId,
      at,
      new Date(at.getTime() + 20_000),
      parts.map(() => createId('rfp', at)),
      parts.map((part) => part.destination),
      parts.map((part) => part.invoicePaymentId ?? null),
      parts.map((part) => part.amount),
      parts.map((part) => part.entryNumber ?? null),
      parts.map((part) => part.paymentKey ?? null),
      parts.map((part) => part.bonus?.entryNumber ?? null),
      parts.map((part) => part.bonus?.amount ?? null),
    ],
  );
}

/** Stored refunds with their parts, as the merchant sees them. */
export async function toRefunds(database: Queryable, rows: readonly RefundRow[]): Promise<Refund[]> {
  const parts = await database.query<ShownPartRow>(
    `select p.*, m.brand, m.last4 from refund_parts p
     left join top_ups t on t.id = p.payment_key left join invoice_payments i on i.id = p.payment_key
     left join payment_methods m on m.id = coalesce(t.payment_method_id, i.payment_method_id)
     where p.refund_id = any ($1) order by p.id`,
    [rows.map(({ id }) => id)],
  );
  return rows.map((row) => {
    const own = parts.filter((part) => part.refund_id === row.id);
    const stands = (status: PartStatus) => own.some((part) => part.status === status);
    return {
      id: row.id,
      walletId: row.wallet_id,
      invoiceId: row.invoice_id,
      topUpId: row.top_up_id,
      amount: { amount: row.amount, currency: row.currency },
      destination: row.destination,
      status: stands('failed') ? 'failed' : stands('processing') ? 'processing' : 'settled',
      reason: row.reason,
      parts: own.map((part) => toPart(part, row)),
      createdAt: row.created_at.toISOString(),
    };
  });
}

function toPart(part: ShownPartRow, { wallet_id: walletId, currency }: RefundRow): RefundPart {
  return {
    id: part.id,
    destination: part.destination,
    amount: { amount: part.amount, currency },
    status: part.status,
    failure: part.failure_message === null ? null : { message: part.failure_message },
    invoicePaymentId: part.invoice_payment_id,
    paidWith:
      part.destination === 'paymentMethod' && part.brand !== null ? `${part.brand} •••• ${part.last4}` : null,
    entryId: part.entry_number === null ? null : entryId(walletId, part.entry_number),
  };
}
