import { expect, inject, test } from 'vitest';
import { createTestDatabase } from '../../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { reportStorm } from './reportStorm.ts';
import { runStorm } from './runStorm.ts';

// A short one of `pnpm test:storm`, which runs twenty longer ones.

test('invariants 2, 3, 4, 10, 13, 14, 15, 16, 18 and 26 (C): everything at once through two servers adds up, by what the API tells', {
  timeout: 300_000,
}, async () => {
  const database = await createTestDatabase(inject('postgresUrl'));
  try {
    const report = await runStorm({ databaseUrl: database.url, seed: 7, seconds: 4 });
    expect(report.faults.length === 0 ? '' : reportStorm(report)).toBe('');
    // Otherwise it would have looked at nothing.
    expect(report.entries).toBeGreaterThan(10);
    expect(report.webhooks).toBeGreaterThan(10);
  } finally {
    await database.drop();
  }
});
