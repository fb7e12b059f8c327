import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { openAccount, openLedger } from '../../ledger/accounts/accounts.ts';
import { createLedger } from '../../ledger/createLedger.ts';
import { testCredit } from '../../ledger/testing/testOperations.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { postgresUser } from '../testing/startCopiedPostgres.ts';
import { freePort } from '../testing/startTestPostgres.ts';
import { openPostgres } from './openPostgres.ts';

const isInstalled = spawnSync('pgbouncer', ['--version']).status === 0;

// PgBouncer is no npm package: `apt-get install pgbouncer` runs this file.
describe.skipIf(!isInstalled)('PgBouncer', () => {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function startPgBouncer(mode: 'session' | 'transaction', settings: string[] = []): Promise<string> {
    const { name, url, drop } = await createTestDatabase(inject('postgresUrl'), {
      template: inject('postgresTemplate'),
    });
    ends.push(drop);
    const server = new URL(url);
    const folder = mkdtempSync(join(tmpdir(), 'coffer-pgbouncer-'));
    ends.push(() => rmSync(folder, { recursive: true, force: true }));
    chmodSync(folder, 0o755);
    const port = await freePort();
    const lines = [
      '[databases]',
      `${name} = host=${server.hostname} port=${server.port} user=${server.username} password=${server.password}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      `pool_mode = ${mode}`,
      'max_client_conn = 100',
      'default_pool_size = 30',
      ...settings,
    ];
    writeFileSync(join(folder, 'pgbouncer.ini'), `${lines.join('\n')}\n`);
    const child = spawn('pgbouncer', ['-q', join(folder, 'pgbouncer.ini')], {
      ...postgresUser,
      stdio: 'ignore',
    });
    ends.push(() => endProcess(child));
    await untilListening(port);
    return `postgres://${server.username}@127.0.0.1:${port}/${name}`;
  }

  test('in session mode serves reads, writes, transactions and events, with their time limits', async () => {
    const database = await openPostgres({ url: await startPgBouncer('session') });
    ends.push(() => database.close());
    expect(await database.query("SELECT current_setting('statement_timeout') AS statement")).toEqual([
      { statement: '30s' },
    ]);
    const [row] = await database.query<Record<string, string>>(
      "SELECT current_setting('lock_timeout') AS locks, current_setting('idle_in_transaction_session_timeout') AS idle",
    );
    expect(row).toEqual({ locks: '1500ms', idle: '10s' });
    await database.query('update ledger.clock set backdating = true');
    await openLedger(database, { id: 'ledger' });
    await openAccount(database, { id: 'wallet', ledgerId: 'ledger', currency: 'USD' });
    const ledger = createLedger(database);
    await Promise.all(Array.from({ length: 50 }, () => ledger.post(testCredit('wallet', 1))));
    await database.transaction((transaction) => ledger.postWithin(transaction, [testCredit('wallet', 1)]));
    expect(await database.query('SELECT balance FROM ledger.accounts WHERE id = $1', ['wallet'])).toEqual([
      { balance: 51 },
    ]);
    const heard: string[] = [];
    await database.listen('news', (payload) => heard.push(payload));
    await database.query("SELECT pg_notify('news', 'one')");
    await expect.poll(() => heard).toEqual(['one']);
    await database.checkWritable();
  });

  test.each([
    ['as it comes', []],
    ['with its servers in turn', ['server_round_robin = 1', 'min_pool_size = 5']],
    ['with one server', ['default_pool_size = 1']],
  ])('in transaction mode is refused in one sentence, %s', async (_name, settings) => {
    const url = await startPgBouncer('transaction', settings);
    await expect(openPostgres({ url })).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      code: 'pooler_unsupported',
      message:
        'DATABASE_URL leads through a pooler in transaction mode, which does not keep sessions; use its session mode, or connect directly.',
    });
  });
});

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 1; attempt <= 100; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('PgBouncer did not start.');
}
