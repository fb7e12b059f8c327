import pg from 'pg';
import { expect, test } from 'vitest';
import { startReplicatedPostgres } from './startReplicatedPostgres.ts';
import { startSilentProxy } from './startSilentProxy.ts';

test('a synchronous replica has each commit, takes over, and is rebuilt', async () => {
  const postgres = await startReplicatedPostgres();
  try {
    await postgres.primary.query('CREATE TABLE numbers (id integer PRIMARY KEY)');
    await postgres.primary.query('INSERT INTO numbers VALUES (1)');
    await postgres.primary.end('SIGKILL');
    await postgres.promote();
    await postgres.primary.query('INSERT INTO numbers VALUES (2)');
    await postgres.rebuildReplica();
    await postgres.primary.query('INSERT INTO numbers VALUES (3)');
    await expect
      .poll(() => postgres.replica.query('SELECT id FROM numbers ORDER BY id'))
      .toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    await postgres.demote();
    await expect(postgres.primary.query('INSERT INTO numbers VALUES (4)')).rejects.toMatchObject({
      code: '25006',
    });
  } finally {
    await postgres.stop();
  }
}, 60_000);

test('a silent proxy keeps lost connections open and forwards new ones', async () => {
  const postgres = await startReplicatedPostgres();
  const proxy = await startSilentProxy(postgres.primary.port);
  const open = async () => {
    const client = new pg.Client({ connectionString: proxy.throughProxy(postgres.primary.url) });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  try {
    const lost = await open();
    expect((await lost.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    proxy.silence();
    const answer = lost.query('SELECT 1 AS one').then(
      () => 'answered',
      () => 'failed',
    );
    const later = new Promise((resolve) => setTimeout(resolve, 500, 'nothing'));
    expect(await Promise.race([answer, later])).toBe('nothing');
    const fresh = await open();
    expect((await fresh.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await fresh.end();
  } finally {
    await proxy.stop();
    await postgres.stop();
  }
}, 60_000);
