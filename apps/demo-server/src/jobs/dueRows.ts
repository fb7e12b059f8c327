import type { SqlValue } from '../database/Database.ts';
import type { FreeSlots } from './createWorkerPool.ts';

export type DueRowsOptions = {
  /** A table, or a subquery in parentheses, with the columns `id`, lane, tenant and due. */
  from: string;
  /** Column or expression with the instant at which a row becomes due; null when the row does not wait. */
  due: string;
  /** The column of the lane. @default 'merchant_id' */
  lane?: string;
  /** The column of the row's own id. @default 'id' */
  id?: string;
  /** A condition on a lane, `lanes.lane`, such as that its endpoint is enabled. */
  laneCondition?: string;
};

/**
 * Builds the SQL that picks the ids of due rows for a worker pool, the longest due first, with no more of a lane
 * or a tenant than its free slots. Pass `dueParameters` as `$1` to `$6`.
 *
 * The query finds the lanes one by one through an index on (lane, due), so a lane with a long queue costs as much as one
 * with a short queue.
 */
export function dueRows({
  from,
  due,
  lane = 'merchant_id',
  id = 'id',
  laneCondition,
}: DueRowsOptions): string {
  return `with recursive lanes (lane) as (
      (select ${lane} from ${from} rows where ${due} is not null order by ${lane} limit 1)
      union all
      select (select ${lane} from ${from} rows where ${due} is not null and ${lane} > lanes.lane order by ${lane} limit 1)
      from lanes where lanes.lane is not null
    )
    select ranked.id from (
      select found.id, found.due,
        row_number() over (partition by found.tenant order by found.due, found.id) as number,
        coalesce(($5::jsonb ->> found.tenant)::integer, $4) as tenant_slots
      from lanes cross join lateral (
        select ${id} as id, merchant_id as tenant, ${due} as due from ${from} rows
        where ${lane} = lanes.lane and ${due} <= $1 and ${id} <> all ($6::text[])
        order by ${due}, ${id} limit coalesce(($5::jsonb ->> lanes.lane)::integer, $3)
      ) found
      where lanes.lane is not null ${laneCondition ? `and ${laneCondition}` : ''}
    ) ranked
    where ranked.number <= ranked.tenant_slots order by ranked.due, ranked.id limit $2`;
}

/** The parameters `$1` to `$6` of `dueRows`. */
export function dueParameters(now: Date, free: FreeSlots): SqlValue[] {
  return [now, free.total, free.lane, free.tenant, free.exceptions, free.excludedIds];
}
