import { expect, inject, test } from 'vitest';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { runCrashes } from './runCrashes.ts';

// One round with two servers, without cards and webhooks, whose leases it would wait for. `pnpm test:crash` runs a
// hundred rounds with both, also on PGlite.

const clean = { wrongWallets: 0, wrongHolds: 0, faults: 0 };

test('invariants 1, 10, 12, 26 and 30 (X): loses no answered write of a killed server, and leaves none half done', {
  timeout: 240_000,
}, async () => {
  const databaseUrl = await makeDatabase();
  const report = await runCrashes({
    databaseUrl,
    servers: 2,
    rounds: 1,
    withWebhooks: false,
    withCards: false,
  });
  expect(report).toMatchObject(clean);
  // Guards against a kill that interrupted nothing.
  expect(report.interrupted).toBeGreaterThan(0);
});

async function makeDatabase(): Promise<string> {
  const url = new URL(inject('postgresUrl'));
  const database = await openPostgres({ url: url.href });
  const name = `crash_${process.pid}`;
  await database.query(`CREATE DATABASE ${name}`);
  await database.close();
  url.pathname = `/${name}`;
  return url.href;
}
