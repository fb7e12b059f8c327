import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database, and the function that drops it with all its connections. */
export type CreatedDatabase = { name: string; url: string; drop: () => Promise<void> };

/** Creates a database on the tests' PostgreSQL: empty, or a copy of `template`. */
export async function createTestDatabase(
  postgresUrl: string,
  { template = 'template1' }: { template?: string } = {},
): Promise<CreatedDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await administer(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    drop: () => administer(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
