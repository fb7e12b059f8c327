import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** An empty database, and what drops it with whoever is still in it. */
export type CreatedDatabase = { url: string; drop: () => Promise<void> };

/** Creates a database of its own in a PostgreSQL in which the tests may make some. */
export async function createTestDatabase(postgresUrl: string): Promise<CreatedDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await administer(postgresUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
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
