import type { SqlValue } from '../database/Database.ts';
import type { FreeSlots } from './createWorkerPool.ts';

export type DueRowsOptions = {
  /** A table, or a subquery in parentheses, with the columns `id`, group, tenant and due. */
  from: string;
  /** Column or expression with the instant at which a row becomes due; null when the row does not wait. */
  due: string;
  /** The column of the group. @default 'merchant_id' */
  group?: string;
  /** The column of the row's own id. @default 'id' */
  id?: string;
  /** A condition on a group, `work_groups.id`, such as that its endpoint is enabled. */
  groupCondition?: string;
};

/**
 * Builds the SQL that picks the ids of due rows for a worker pool, the longest due first, with no more of a group
 * or a tenant than its free slots. Pass `dueParameters` as `$1` to `$6`.
 *
 * The query finds the groups one by one through an index on (group, due), so a group with a long queue costs as much as one
 * with a short queue.
 */
export function dueRows({
  from,
  due,
  group = 'merchant_id',
  id = 'id',
  groupCondition,
}: DueRowsOptions): string {
  return `with recursive work_groups (id) as (
      (select ${group} from ${from} rows where ${due} is not null order by ${group} limit 1)
      union all
      select (select ${group} from ${from} rows where ${due} is not null and ${group} > work_groups.id order by ${group} limit 1)
      from work_groups where work_groups.id is not null
    )
    select ranked.id from (
      select found.id, found.due,
        row_number() over (partition by found.tenant order by found.due, found.id) as number,
        coalesce(($5::jsonb ->> found.tenant)::integer, $4) as tenant_slots
      from work_groups cross join lateral (
        select ${id} as id, merchant_id as tenant, ${due} as due from ${from} rows
        where ${group} = work_groups.id and ${due} <= $1 and ${id} <> all ($6::text[])
        order by ${due}, ${id} limit coalesce(($5::jsonb ->> work_groups.id)::integer, $3)
      ) found
      where work_groups.id is not null ${groupCondition ? `and ${groupCondition}` : ''}
    ) ranked
    where ranked.number <= ranked.tenant_slots order by ranked.due, ranked.id limit $2`;
}

/** The parameters `$1` to `$6` of `dueRows`. */
export function dueParameters(now: Date, free: FreeSlots): SqlValue[] {
  return [now, free.total, free.group, free.tenant, free.exceptions, free.excludedIds];
}
