import { readEndingGrants, readNextEnd } from '../ledger/index.ts';
import { readWarningDays } from '../modules/merchants/index.ts';
import { requireTestMode, type WalletContext } from '../modules/shared/index.ts';
import { confirmWithinMs } from '../modules/topUps/index.ts';

/** How much is due at this instant, and when the next thing will be; null where nothing waits for time. */
export type Due = { due: number; next: Date | null };

const dayMs = 86_400_000;
const confirmMs = {
  soon: confirmWithinMs({ source: 'topUp' }),
  late: confirmWithinMs({ source: 'autoTopUp' }),
};

/**
 * Looks through all that waits for time. What happens at its instant counts exactly; what is merely asked
 * again until it is over counts `coarseMs` from now at the soonest.
 */
export async function readDueTimes(context: WalletContext, { coarseMs }: { coarseMs: number }): Promise<Due> {
  const now = context.now();
  const parts = await Promise.all([
    readOwn(context, now, new Date(now.getTime() + coarseMs)),
    readNextEnd(context.database, now),
    requireTestMode(context).processor.readDueTimes(now),
    readNextWarning(context, now),
  ]);
  const nexts = parts.flatMap(({ next }) => (next === null ? [] : [next.getTime()]));
  return {
    due: parts.reduce((sum, { due }) => sum + due, 0),
    next: nexts.length === 0 ? null : new Date(Math.min(...nexts)),
  };
}

async function readOwn({ database }: WalletContext, now: Date, coarse: Date): Promise<Due> {
  const [row] = await database.query<Due>(
    `with exact (at) as (
       select collect_at from invoices where next_check_at is null and collect_at is not null
       union all select next_evaluation_at from auto_top_ups where next_evaluation_at is not null
       union all select created_at + make_interval(secs => case source when 'autoTopUp' then $4 else $3 end::double precision)
         from top_ups where status = 'requiresAction'
       union all select d.next_attempt_at from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
         where d.next_attempt_at is not null and e.status = 'enabled'
       union all select $1::timestamptz from alert_settings where is_due
       union all select next_attempt_at from emails where next_attempt_at is not null
       union all select next_check_at from wallet_closures where next_check_at is not null
     ), polled (at) as (
       select next_check_at from top_ups where next_check_at is not null and status <> 'requiresAction'
       union all select next_check_at from invoices where next_check_at is not null
       union all select next_check_at from refund_parts where next_check_at is not null
       union all select retry_at from auto_top_up_attempts where in_flight and retry_at is not null
     ), all_due (at, soonest) as (
       select at, at from exact union all select at, greatest(at, $2::timestamptz) from polled
     )
     select count(*) filter (where at <= $1)::integer as due, min(soonest) filter (where at > $1) as next from all_due`,
    [now, coarse, confirmMs.soon / 1000, confirmMs.late / 1000],
  );
  return row ?? { due: 0, next: null };
}

/** Warnings come some days before a credit ends, as its merchant has set. */
async function readNextWarning({ database }: WalletContext, now: Date): Promise<Due> {
  const days = await readWarningDays(database);
  const until = new Date(now.getTime() + 400 * dayMs);
  const ending = await readEndingGrants(database, { from: now, until });
  const warnings = ending
    .map(({ expiresAt, ledgerId }) => expiresAt.getTime() - (days.get(ledgerId) ?? 0) * dayMs)
    .filter((at) => at > now.getTime());
  return { due: 0, next: warnings.length === 0 ? null : new Date(Math.min(...warnings)) };
}
