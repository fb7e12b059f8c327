import { parseArgs } from 'node:util';
import { createTestDatabase } from '../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { startTestPostgres } from '../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { reportStorm } from './storm/reportStorm.ts';
import { runStorm } from './storm/runStorm.ts';

// `pnpm test:storm [--seed=n] [--runs=n] [--seconds=n]`: runs all operations at once through two servers on one
// PostgreSQL, then checks the API's responses by arithmetic of its own. Defaults to 20 runs of 12 seconds. The same
// seed chooses the same operations.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 20)) },
    runs: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '12' },
  },
});
const [seed, runs, seconds] = [Number(values.seed), Number(values.runs), Number(values.seconds)];
const start = performance.now();

const postgres = await startTestPostgres();
let failed = 0;
try {
  for (let run = 0; run < runs; run += 1) {
    const database = await createTestDatabase(postgres.url);
    try {
      const report = await runStorm({ databaseUrl: database.url, seed: seed + run, seconds });
      const { requests, entries, invoices, payments, webhooks, faults } = report;
      process.stdout.write(
        `seed ${seed + run}: ${requests} requests, ${entries} entries, ${invoices} invoices, ${payments} payments, ${webhooks} webhooks, ${faults.length} faults\n`,
      );
      if (faults.length > 0) {
        failed += 1;
        process.stdout.write(reportStorm(report));
      }
    } finally {
      await database.drop();
    }
  }
} finally {
  await postgres.stop();
}
process.stdout.write(
  `${runs} runs, ${failed} with faults; ${Math.round((performance.now() - start) / 1000)} s; node ${process.version}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
