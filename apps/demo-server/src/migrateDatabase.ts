import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { migrate } from './database/migrate.ts';
import { grantApplication } from './database/postgres/grantApplication.ts';
import { openPostgres } from './database/postgres/openPostgres.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import { readDatabaseOptions } from './readOptions.ts';

// `pnpm db:migrate ROLE`: migrates the PostgreSQL database of DATABASE_URL as the role that owns its tables, and lets
// ROLE run servers on it. Run it before each deploy; the servers' own DATABASE_URL names ROLE.

try {
  const [role, ...others] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (role === undefined || role.startsWith('-') || others.length > 0) {
    throw new StartupFailure('Name the role that your servers connect with: pnpm db:migrate coffer_app.');
  }
  const { databaseUrl } = readDatabaseOptions(process.env);
  if (databaseUrl === null) throw new StartupFailure("Set DATABASE_URL to the owner's PostgreSQL address.");
  const database = await openPostgres({ url: databaseUrl });
  try {
    const [as] = await database.query<{ owner: string }>('SELECT current_user AS owner');
    if (as?.owner === role) {
      throw new StartupFailure(`DATABASE_URL must name the owner of the tables, which is not ${role}.`);
    }
    await migrate(database);
    await grantApplication(database, role);
    process.stdout.write(`Migrated as ${as?.owner}; ${role} may run servers.\n`);
  } finally {
    await database.close();
  }
} catch (error) {
  const isExpected = error instanceof StartupFailure || error instanceof DatabaseUnavailable;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
