import {
  openTestDatabase,
  type TestDatabase,
  type testEngines,
} from '../../database/testing/openTestDatabase.ts';

/** Opens a test database whose ledger takes writes of any instant, so that a test can write a history. */
export async function openLedgerDatabase(engine: (typeof testEngines)[number]): Promise<TestDatabase> {
  const database = await openTestDatabase(engine);
  await database.query('update ledger.clock set backdating = true');
  return database;
}
