import type { Money, Page } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { entryId, notFound, toPage, type WalletContext } from '../shared/index.ts';

/** A payment that its customer's bank has taken back, until that is decided. */
export type Dispute = {
  id: string;
  walletId: string;
  topUpId: string | null;
  invoicePaymentId: string | null;
  status: 'open' | 'won' | 'lost';
  reason: string;
  amount: Money;
  /** What of it left the wallet; where more was spent than was there, it is owed. */
  clawedBack: Money;
  entryId: string | null;
  /** What put it back once it was won. */
  reinstatementId: string | null;
  createdAt: string;
  updatedAt: string;
};

/** A dispute as stored. */
export type DisputeRow = SqlRow & {
  id: string;
  wallet_id: string;
  top_up_id: string | null;
  invoice_payment_id: string | null;
  taken_payment_id: string | null;
  processor_version: number;
  status: Dispute['status'];
  reason: string;
  currency: string;
  amount: number;
  clawed_back: number;
  entry_number: number | null;
  reinstated_number: number | null;
  /** The refund by which the merchant pays it out, won after the wallet was closed. */
  paid_out_by: string | null;
  created_at: Date;
  updated_at: Date;
};

/** One dispute of a merchant's customers. */
export async function readDispute(
  database: Queryable,
  merchantId: string,
  disputeId: string,
): Promise<Dispute> {
  const [row] = await database.query<DisputeRow>(
    'select * from disputes where id = $1 and merchant_id = $2',
    [disputeId, merchantId],
  );
  if (!row) throw notFound('dispute');
  return toDispute(row);
}

export type ListDisputesParameters = {
  walletId?: string | undefined;
  status?: Dispute['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A merchant's disputes, newest first. */
export async function listDisputes(
  context: WalletContext,
  merchantId: string,
  { walletId, status, cursor, limit }: ListDisputesParameters,
): Promise<Page<Dispute>> {
  const rows = await context.database.query<DisputeRow>(
    `select * from disputes where merchant_id = $1 and ($2::text is null or wallet_id = $2)
       and ($3::text is null or status = $3) and ($4::text is null or id < $4) order by id desc limit $5`,
    [merchantId, walletId ?? null, status ?? null, cursor ?? null, limit + 1],
  );
  return toPage(rows.map(toDispute), limit);
}

function toDispute(row: DisputeRow): Dispute {
  const money = (amount: number) => ({ amount, currency: row.currency });
  const entry = (number: number | null) => (number === null ? null : entryId(row.wallet_id, number));
  return {
    id: row.id,
    walletId: row.wallet_id,
    topUpId: row.top_up_id,
    invoicePaymentId: row.invoice_payment_id,
    status: row.status,
    reason: row.reason,
    amount: money(row.amount),
    clawedBack: money(row.clawed_back),
    entryId: entry(row.entry_number),
    reinstatementId: entry(row.reinstated_number),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
