import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { openPglite } from '../database/pglite/openPglite.ts';
import { openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import { readBalance } from './queries/balances.ts';
import { testCredit } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-copy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('opens a copy of the embedded folder made under load, with every credit confirmed before it', async () => {
  const database = await openPglite({ dataDir: join(folder, 'data') });
  await migrate(database);
  await database.query('update ledger.clock set backdating = true');
  await openLedger(database, { id: 'ledger' });
  await openAccount(database, { id: 'one', ledgerId: 'ledger', currency: 'USD' });
  const ledger = createLedger(database);
  let acknowledged = 0;
  let isOver = false;
  const load = (async () => {
    while (!isOver) {
      await ledger.post({ ...testCredit('one', 1), at: new Date() });
      acknowledged += 1;
    }
  })();
  for (const round of [1, 2, 3]) {
    await expect.poll(() => acknowledged, { timeout: 30_000 }).toBeGreaterThan(round * 20);
    const before = acknowledged;
    const dataDir = join(folder, `copy-${round}`);
    await cp(join(folder, 'data', 'pgdata'), join(dataDir, 'pgdata'), { recursive: true });
    const copy = await openPglite({ dataDir });
    expect(await verifyLedger(copy)).toEqual([]);
    expect((await readBalance(copy, { accountId: 'one', at: new Date() }))?.balance).toBeGreaterThanOrEqual(
      before,
    );
    await copy.close();
  }
  isOver = true;
  await load;
  await database.close();
}, 180_000);
