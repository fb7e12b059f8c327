import { expect, inject, test } from 'vitest';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { runCrashes } from './runCrashes.ts';

// A round of `pnpm test:crash` with two servers, without cards and receivers, whose time-outs it would wait for. That
// one runs a hundred, with both, and on PGlite as well.

const clean = { wrongWallets: 0, wrongHolds: 0, faults: 0 };

test('invariants 1, 10, 12, 26 and 30 (X): of a killed server no answered write is lost, no other is half done', {
  timeout: 240_000,
}, async () => {
  const databaseUrl = await makeDatabase();
  const report = await runCrashes({ databaseUrl, servers: 2, rounds: 1, told: false, charged: false });
  expect(report).toMatchObject(clean);
  // Otherwise nothing was killed in the middle of anything.
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
