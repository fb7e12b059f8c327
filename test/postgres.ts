import type { TestProject } from 'vitest/node';
import { migrate } from '../apps/demo-server/src/database/migrate.ts';
import { openPostgres } from '../apps/demo-server/src/database/postgres/openPostgres.ts';
import { createTestDatabase } from '../apps/demo-server/src/database/testing/createTestDatabase.ts';
import type {} from '../apps/demo-server/src/database/testing/openTestDatabase.ts';
import { preparedPglite } from '../apps/demo-server/src/database/testing/preparedPglite.ts';
import { startTestPostgres } from '../apps/demo-server/src/database/testing/startTestPostgres.ts';

/**
 * Global setup of vitest. Starts one PostgreSQL for the whole run, which tests find by `inject('postgresUrl')`, and
 * prepares a migrated database of each engine, which `openTestDatabase` copies.
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
