import type { TestProject } from 'vitest/node';
import type {} from '../apps/demo-server/src/database/testing/openTestDatabase.ts';
import { preparedPglite } from '../apps/demo-server/src/database/testing/preparedPglite.ts';
import { startTestPostgres } from '../apps/demo-server/src/database/testing/startTestPostgres.ts';

/**
 * vitest's global setup: one real PostgreSQL for the whole run, told to the tests as
 * `inject('postgresUrl')` and stopped at the end, and the prepared PGlite that test files copy.
 * Tests use both through `openTestDatabase`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await preparedPglite();
  const postgres = await startTestPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
