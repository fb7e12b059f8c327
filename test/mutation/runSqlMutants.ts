import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { readFunctions, readMigrations } from '../../apps/demo-server/src/database/migrate.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { createTestDatabase } from '../../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { root } from '../sourceFiles.ts';
import { schemaMutants } from './schemaMutants.ts';
import { type SqlMutant, sqlMutants } from './sqlMutants.ts';
import { WarmTests } from './WarmTests.ts';

/** A mutant, and the test that noticed it: null where none did, `invalid` where it is no SQL at all. */
export type JudgedMutant = SqlMutant & { killedBy: string | null; invalid: boolean };

/** What was killed stays killed while its text is the same, so a run goes on where the last one stopped. */
const reportPath = join(root, '.stryker-tmp/sql.json');

/** A mutant that loops for ever is stopped; no right statement of the tests takes a tenth of it. */
const statementMaxSeconds = 4;

export type SqlMutantOptions = {
  /** Judges all of them anew. */
  anew: boolean;
  /** Takes one of so many, spread over all of them. @default 1 */
  every: number;
  /** Starts no further mutant after so long. */
  secondsMax: number;
  onProgress: (done: number, of: number) => void;
};

/**
 * Puts one changed function, or a schema without one of its constraints, under the ledger's tests at a time, on
 * PostgreSQL: the database of each test file is a copy of one in which the mutant is.
 */
export async function runSqlMutants({
  anew,
  every,
  secondsMax,
  onProgress,
}: SqlMutantOptions): Promise<{ judged: JudgedMutant[]; left: number }> {
  const begun = performance.now();
  const tests = await WarmTests.start();
  const postgres = tests.postgres;
  const right = await openPostgres({ url: databaseUrl(postgres.url, postgres.template), connections: 1 });
  const mutants = [
    ...sqlMutants([...(await readMigrations()), ...(await readFunctions())].map(({ sql }) => sql)),
    ...(await schemaMutants(right)),
  ].filter((_, index) => index % every === 0);
  await right.close();
  const watcher = await openPostgres({ url: postgres.url, connections: 1 });
  const watch = setInterval(() => void stopLoops(watcher), 1000);
  const earlier = new Map((anew ? [] : await readReport()).map((one) => [one.sql, one]));
  const judged: JudgedMutant[] = [];
  try {
    for (const mutant of mutants) {
      const known = earlier.get(mutant.sql);
      const over = (performance.now() - begun) / 1000 > secondsMax;
      if (over && !known?.killedBy && !known?.invalid) continue;
      const isSettled = known !== undefined && (known.killedBy !== null || known.invalid);
      judged.push(isSettled ? { ...known, ...mutant } : await judge(mutant, tests, postgres));
      onProgress(judged.length, mutants.length);
      if (!isSettled) await writeReport([...judged, ...earlier.values()]);
    }
    await writeReport(judged);
  } finally {
    clearInterval(watch);
    await watcher.close();
    await tests.close();
  }
  return { judged, left: mutants.length - judged.length };
}

async function judge(
  mutant: SqlMutant,
  tests: WarmTests,
  { url, template }: { url: string; template: string },
): Promise<JudgedMutant> {
  const database = await createTestDatabase(url, { template });
  try {
    const mutated = await openPostgres({ url: database.url, connections: 1 });
    const refused = await mutated.query(mutant.sql).then(
      () => false,
      () => true,
    );
    await mutated.close();
    if (refused) return { ...mutant, killedBy: null, invalid: true };
    tests.useTemplate(new URL(database.url).pathname.slice(1));
    return { ...mutant, killedBy: await tests.firstFailure(), invalid: false };
  } finally {
    await database.drop();
  }
}

function databaseUrl(postgresUrl: string, name: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Stops what a mutant has set going; databases are made and dropped from the watcher's own. */
async function stopLoops(database: Database): Promise<void> {
  await database
    .query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
       WHERE datname <> current_database() AND state = 'active' AND query_start < now() - make_interval(secs => $1)`,
      [statementMaxSeconds],
    )
    .catch(() => undefined);
}

async function readReport(): Promise<JudgedMutant[]> {
  const text = await readFile(reportPath, 'utf8').catch(() => '[]');
  return JSON.parse(text);
}

async function writeReport(judged: readonly JudgedMutant[]): Promise<void> {
  await mkdir(dirname(reportPath), { recursive: true });
  await writeFile(reportPath, JSON.stringify(judged, null, 1));
}
