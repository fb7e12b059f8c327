import type { Queryable } from '../database/Database.ts';

/** How much of a top-up its card can still get back: neither refunded before, nor taken back by its bank. */
export async function roomAtCard(database: Queryable, topUpId: string): Promise<number> {
  const [row] = await database.query<{ room: number }>(
    `select (t.amount
       - coalesce((select sum(p.amount) from refund_parts p
           where p.payment_key = t.id and p.destination = 'paymentMethod'), 0)
       - coalesce((select sum(d.amount) from disputes d where d.top_up_id = t.id and d.status <> 'won'), 0))::bigint
       as room
     from top_ups t where t.id = $1`,
    [topUpId],
  );
  return Math.max(0, row?.room ?? 0);
}
