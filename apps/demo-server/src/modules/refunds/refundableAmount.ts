import type { Queryable } from '../../database/Database.ts';

/** How much of a top-up its card can still get back: neither refunded before, nor taken back by its bank. */
export async function refundableAmount(database: Queryable, topUpId: string): Promise<number> {
  return (await readRoomAtCards(database, [topUpId])).get(topUpId) ?? 0;
}

/** The same for several top-ups, by their ids. */
export async function readRoomAtCards(
  database: Queryable,
  topUpIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await database.query<{ id: string; room: number }>(
    `select t.id, greatest(0, t.amount
       - coalesce((select sum(p.amount) from refund_parts p
           where p.payment_key = t.id and p.destination = 'paymentMethod'), 0)
       - coalesce((select sum(d.amount) from disputes d where d.top_up_id = t.id and d.status <> 'won'), 0))::bigint
       as room
     from unnest($1::text[]) s (id) join top_ups t on t.id = s.id`,
    [topUpIds],
  );
  return new Map(rows.map(({ id, room }) => [id, room]));
}
