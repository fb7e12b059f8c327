import type { TestProject } from 'vitest/node';
import { migrate } from '../apps/demo-server/src/database/migrate.ts';
import { openPostgres } from '../apps/demo-server/src/database/postgres/openPostgres.ts';
import { createTestDatabase } from '../apps/demo-server/src/database/testing/createTestDatabase.ts';
import type {} from '../apps/demo-server/src/database/testing/openTestDatabase.ts';
import { preparedPglite } from '../apps/demo-server/src/database/testing/preparedPglite.ts';
import { startTestPostgres } from '../apps/demo-server/src/database/testing/startTestPostgres.ts';

/**
 * vitest's global setup: one real PostgreSQL for the whole run, told to the tests as
 * `inject('postgresUrl')` and stopped at the end, and a prepared database of either engine that test files copy.
 * Tests use both through `openTestDatabase`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await preparedPglite();
  const postgres = await startTestPostgres();
  const template = await createTestDatabase(postgres.url);
  const database = await openPostgres({ url: template.url, connections: 1 });
  await migrate(database);
  await database.close();
  project.provide('postgresUrl', postgres.url);
  project.provide('postgresTemplate', template.name);
  return async () => {
    await template.drop();
    await postgres.stop();
  };
}
