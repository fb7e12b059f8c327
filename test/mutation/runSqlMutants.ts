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

/** A mutant, and the first test that failed on it, or null. `invalid` if PostgreSQL rejected its SQL. */
export type TestedMutant = SqlMutant & { killedBy: string | null; invalid: boolean };

/** Results of earlier runs. A mutant with the same SQL is not tested again once it was killed. */
const reportPath = join(root, '.stryker-tmp/sql.json');

/** Time after which the statement of a looping mutant is canceled. Correct statements take less than a tenth of it. */
const statementMaxSeconds = 4;

export type SqlMutantOptions = {
  /** Whether to ignore the results of earlier runs. */
  isFresh: boolean;
  /** Tests every nth mutant. */
  every: number;
  /** Time after which no further mutant is started. */
  secondsMax: number;
  onProgress: (done: number, of: number) => void;
};

/**
 * Runs the ledger's tests on PostgreSQL against one changed function, or one missing constraint, at a time. Each test
 * file copies a database that contains the mutant.
 */
export async function runSqlMutants({
  isFresh,
  every,
  secondsMax,
  onProgress,
}: SqlMutantOptions): Promise<{ tested: TestedMutant[]; left: number }> {
  const begun = performance.now();
  const tests = await WarmTests.start();
  const postgres = tests.postgres;
  const unchanged = await openPostgres({ url: databaseUrl(postgres.url, postgres.template), connections: 1 });
  const mutants = [
    ...sqlMutants([...(await readMigrations()), ...(await readFunctions())].map(({ sql }) => sql)),
    ...(await schemaMutants(unchanged)),
  ].filter((_, index) => index % every === 0);
  await unchanged.close();
  const watcher = await openPostgres({ url: postgres.url, connections: 1 });
  const watch = setInterval(() => void stopLoops(watcher), 1000);
  const earlier = new Map((isFresh ? [] : await readReport()).map((one) => [one.sql, one]));
  const tested: TestedMutant[] = [];
  try {
    for (const mutant of mutants) {
      const known = earlier.get(mutant.sql);
      const over = (performance.now() - begun) / 1000 > secondsMax;
      if (over && !known?.killedBy && !known?.invalid) continue;
      const isSettled = known !== undefined && (known.killedBy !== null || known.invalid);
      tested.push(isSettled ? { ...known, ...mutant } : await testMutant(mutant, tests, postgres));
      onProgress(tested.length, mutants.length);
      if (!isSettled) await writeReport([...tested, ...earlier.values()]);
    }
    await writeReport(tested);
  } finally {
    clearInterval(watch);
    await watcher.close();
    await tests.close();
  }
  return { tested, left: mutants.length - tested.length };
}

async function testMutant(
  mutant: SqlMutant,
  tests: WarmTests,
  { url, template }: { url: string; template: string },
): Promise<TestedMutant> {
  const database = await createTestDatabase(url, { template });
  try {
    const mutated = await openPostgres({ url: database.url, connections: 1 });
    const isInvalid = await mutated.query(mutant.sql).then(
      () => false,
      () => true,
    );
    await mutated.close();
    if (isInvalid) return { ...mutant, killedBy: null, invalid: true };
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

/** Cancels long statements, except in the watcher's own database, from which databases are created and dropped. */
async function stopLoops(database: Database): Promise<void> {
  await database
    .query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
       WHERE datname <> current_database() AND state = 'active' AND query_start < now() - make_interval(secs => $1)`,
      [statementMaxSeconds],
    )
    .catch(() => undefined);
}

async function readReport(): Promise<TestedMutant[]> {
  const text = await readFile(reportPath, 'utf8').catch(() => '[]');
  return JSON.parse(text);
}

async function writeReport(tested: readonly TestedMutant[]): Promise<void> {
  await mkdir(dirname(reportPath), { recursive: true });
  await writeFile(reportPath, JSON.stringify(tested, null, 1));
}
