import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { expect, onTestFinished, test } from 'vitest';
import { unpackCluster } from './unpackCluster.ts';

test('an empty database is for its owner alone, and nobody runs it', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'coffer-cluster-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'pgdata');
  await unpackCluster(folder);
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['PG_VERSION', 'base', 'global', 'pg_wal']));
  expect(await readdir(folder)).not.toContain('postmaster.pid');
  if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

// PGlite's makers ship it for some of their versions only, so it may be older than the engine that opens it.
test('it has every row that the own initdb of this engine writes', { timeout: 120_000 }, async () => {
  const initialised = await PGlite.create();
  onTestFinished(() => initialised.close());
  const unpacked = await PGlite.create({ loadDataDir: await dataDir() });
  onTestFinished(() => unpacked.close());
  const expected = await contentOf(initialised);
  expect(Object.keys(expected).length).toBeGreaterThan(60);
  expect(await contentOf(unpacked)).toEqual(expected);
});

/** Each system table's rows as one text; which minor version wrote them is masked. And how the files are laid out. */
async function contentOf(engine: PGlite): Promise<Record<string, string>> {
  const tables = await engine.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const rows = await engine.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    content[name] = rows.rows.map(({ row }) => row.replaceAll(/18\.\d\d\.0000/g, '18')).join('\n');
  }
  const layout = await engine.query<{ layout: string }>(
    `SELECT (s.pg_control_version, s.catalog_version_no, i)::text AS layout
     FROM pg_control_system() s, pg_control_init() i`,
  );
  const settings = await engine.query<{ row: string }>(
    `SELECT name || '=' || setting AS row FROM pg_settings WHERE name NOT IN ('TimeZone', 'log_timezone') ORDER BY 1`,
  );
  return {
    ...content,
    layout: layout.rows.map((row) => row.layout).join(),
    settings: settings.rows.map(({ row }) => row).join('\n'),
  };
}
