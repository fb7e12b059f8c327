import { expect, inject, test } from 'vitest';
import { createTestDatabase } from '../../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { reportStorm } from './reportStorm.ts';
import { runStorm } from './runStorm.ts';

// One short run. `pnpm test:storm` makes twenty longer ones.

test('invariants 2, 3, 4, 10, 13, 14, 15, 16, 18 and 26 (C): all operations at once through two servers add up, by the API alone', {
  timeout: 300_000,
}, async () => {
  const database = await createTestDatabase(inject('postgresUrl'));
  try {
    const report = await runStorm({ databaseUrl: database.url, seed: 7, seconds: 4 });
    expect(report.faults.length === 0 ? '' : reportStorm(report)).toBe('');
    // Guards against a run that did nothing.
    expect(report.entries).toBeGreaterThan(10);
    expect(report.webhooks).toBeGreaterThan(10);
  } finally {
    await database.drop();
  }
});
