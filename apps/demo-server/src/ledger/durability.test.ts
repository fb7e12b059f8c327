import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openPglite } from '../database/pglite/openPglite.ts';
import { readBalance } from './queries/balances.ts';
import { testInstant } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

test('invariants 26 and 30 (X): a process that is killed while writing loses nothing that it has confirmed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-killed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (let round = 1; round <= 2; round += 1) {
    const confirmed = await killWriter(folder, 60 * round);
    const database = await openPglite({ dataDir: folder });
    const balance = await readBalance(database, { accountId: 'account', at: testInstant });
    expect(balance?.balance).toBeGreaterThanOrEqual(confirmed);
    expect(await verifyLedger(database)).toEqual([]);
    await database.close();
  }
});

/** Runs the writer until it has confirmed `entries` entries, kills it, and returns the highest confirmed number. */
async function killWriter(folder: string, entries: number): Promise<number> {
  const script = fileURLToPath(new URL('./testing/crashedWriter.ts', import.meta.url));
  const writer: ChildProcess = spawn(process.execPath, [script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!writer.stdout) throw new Error('The writer has no output.');
  let confirmed = 0;
  let lines = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line === 'ready') continue;
    confirmed = Math.max(confirmed, Number(line));
    lines += 1;
    if (lines === entries) writer.kill('SIGKILL');
  }
  expect(lines).toBeGreaterThanOrEqual(entries);
  return confirmed;
}
