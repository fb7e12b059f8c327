import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeTables } from './testing/describeTables.ts';
import { openTestDatabase, type TestDatabase, testEngines } from './testing/openTestDatabase.ts';

describe.each(testEngines)('on %s', (engine) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  test('the types of the tables are those of the migrated schema', async () => {
    await expect(await describeTables(database)).toMatchFileSnapshot('tables.gen.ts');
  });
});
