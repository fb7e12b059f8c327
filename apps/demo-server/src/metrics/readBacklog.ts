import type { BackgroundWork } from '../background/schedule.ts';
import type { WalletContext } from '../modules/shared/index.ts';

/** Work of all servers that waits to be done. */
export type Backlog = {
  outboxAgeSeconds: number;
  jobs: { job: string; lagSeconds: number }[];
};

/** Time after which a scrape does without the backlog, in milliseconds. Prometheus waits for 10 seconds. */
const withinMs = 2_000;

/**
 * Reads how long the oldest due work has waited: the outbox, and each row of the schedule that stores when it is due.
 *
 * @throws when the database does not respond in time
 */
export async function readBacklog(
  { database, now }: WalletContext,
  schedule: readonly BackgroundWork[],
): Promise<Backlog> {
  const at = now();
  const due = schedule.flatMap((work) => {
    const sources = (work.due ?? []).flatMap((source) =>
      'read' in source || ('isAge' in source && source.isAge === false) ? [] : [dueSql(source)],
    );
    return sources.length === 0 ? [] : [{ job: work.name, sql: sources.join(' union all ') }];
  });
  const timed = schedule.flatMap((work) => ('timed' in work ? [work.name] : []));
  const oldest = due.map(
    ({ sql }, index) => `select ${index} as index, min(at) as at from (${sql}) s (at) where at <= $1`,
  );
  const reading = Promise.all([
    database.query<{ index: number; at: Date | null }>(oldest.join(' union all '), [at]),
    database.query<{ name: string; at: Date }>(
      'select name, next_run_at as at from scheduled_tasks where name = any ($1::text[])',
      [timed],
    ),
    database.query<{ at: Date }>(
      `select v.created_at as at from ledger.outbox o
       join ledger.events v on v.account_id = o.account_ids[1] and v.sequence = o.first_sequences[1]
       order by o.id limit 1`,
    ),
  ]);
  const [pools, tasks, [outbox]] = await inTime(reading);
  const lagOf = (since: Date | null | undefined) =>
    since ? Math.max(0, (at.getTime() - since.getTime()) / 1000) : 0;
  return {
    outboxAgeSeconds: lagOf(outbox?.at),
    jobs: [
      ...pools.map((row) => ({ job: due[row.index]?.job ?? 'unknown', lagSeconds: lagOf(row.at) })),
      ...tasks.map(({ name, at: nextRunAt }) => ({ job: name, lagSeconds: lagOf(nextRunAt) })),
    ],
  };
}

function dueSql(source: { at: string } | { polledAt: string }): string {
  return 'at' in source ? source.at : source.polledAt;
}

async function inTime<Result>(reading: Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The database did not answer in time.')), withinMs);
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
