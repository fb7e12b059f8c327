import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openAccount, openLedger } from '../../ledger/accounts/accounts.ts';
import { createLedger } from '../../ledger/createLedger.ts';
import { readBalance } from '../../ledger/queries/balances.ts';
import { testCredit, testInstant, testKey } from '../../ledger/testing/testOperations.ts';
import type { Database } from '../Database.ts';
import { migrate } from '../migrate.ts';
import { type ReplicatedPostgres, startReplicatedPostgres } from '../testing/startReplicatedPostgres.ts';
import { type SilentProxy, startSilentProxy } from '../testing/startSilentProxy.ts';
import { openPostgres } from './openPostgres.ts';

describe('a primary and its synchronous replica behind an address', () => {
  let postgres: ReplicatedPostgres;
  let proxy: SilentProxy;
  let database: Database;
  let heard: string[];

  beforeAll(async () => {
    postgres = await startReplicatedPostgres();
    const direct = await openPostgres({ url: postgres.primary.url });
    await migrate(direct);
    await direct.query('update ledger.clock set backdating = true');
    await openLedger(direct, { id: 'ledger' });
    await openAccount(direct, { id: 'wallet', ledgerId: 'ledger', currency: 'USD' });
    await direct.close();
  }, 60_000);
  afterAll(() => postgres.stop());

  beforeEach(async () => {
    proxy = await startSilentProxy(postgres.primary.port);
    database = await openPostgres({ url: proxy.throughProxy(postgres.primary.url) });
    heard = [];
    await database.listen('news', (payload) => heard.push(payload));
    // As many connections as a server keeps in use.
    await Promise.all(Array.from({ length: 10 }, () => database.query('SELECT pg_sleep(0.1)')));
  });
  afterEach(async () => {
    await database.close();
    await proxy.stop();
    if (!(await isReplicated())) await postgres.rebuildReplica();
  }, 60_000);

  async function isReplicated(): Promise<boolean> {
    const rows = await postgres.primary
      .query("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'")
      .catch(() => []);
    return rows.length > 0;
  }

  /** Writes with keys as clients do, a try each 200 ms, until one is answered; the milliseconds until then. */
  async function untilWritten(round: string): Promise<number> {
    const ledger = createLedger(database);
    const start = performance.now();
    for (let attempt = 0; performance.now() - start < 40_000; attempt += 1) {
      const post = ledger.post(testCredit('wallet', 1, { idempotency: testKey(`${round} ${attempt}`) }));
      const late = new Promise<null>((resolve) => setTimeout(resolve, 200, null));
      const receipt = await Promise.race([post.catch(() => null), late]);
      if (receipt) return performance.now() - start;
      post.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return Number.POSITIVE_INFINITY;
  }

  test('is lost without a word and its replica promoted: writes, reads, transactions and events go on within 15 s', async () => {
    proxy.silence();
    proxy.pointAt(null);
    await postgres.primary.end('SIGKILL');
    const lost = performance.now();
    const reads = database.query('SELECT 1 AS one').catch(() => null);
    await expect(database.checkWritable()).rejects.toThrow();
    expect(performance.now() - lost).toBeLessThan(4_000);
    await postgres.promote();
    proxy.pointAt(postgres.primary.port);
    const recoveredMs = await untilWritten('lost');
    process.stdout.write(`first write ${Math.round(recoveredMs)} ms after the promotion\n`);
    expect(recoveredMs).toBeLessThan(15_000);
    await expect.poll(() => database.checkWritable().then(() => true)).toBe(true);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const notify = () =>
      database.transaction((transaction) => transaction.query("SELECT pg_notify('news', 'again')"));
    await expect.poll(() => notify().then(() => heard), { timeout: 10_000 }).toContain('again');
    await reads;
  }, 60_000);

  test('was lost before its answer: the key finds the one effect', async () => {
    const ledger = createLedger(database);
    const before = (await readBalance(database, { accountId: 'wallet', at: testInstant }))?.balance ?? 0;
    const operations = Array.from({ length: 30 }, (_, index) =>
      testCredit('wallet', 1, { idempotency: testKey(`unanswered ${index}`) }),
    );
    const answers = operations.map((operation) => ledger.post(operation).catch(() => null));
    setTimeout(() => proxy.silence(), 3);
    await Promise.all(answers);
    for (const operation of operations) await ledger.post(operation);
    expect((await readBalance(database, { accountId: 'wallet', at: testInstant }))?.balance).toBe(
      before + 30,
    );
  }, 60_000);

  test('was demoted while its connections stay open: none of them is used again', async () => {
    await postgres.promote();
    // The former primary, still up, refuses writes from here on.
    await postgres.replica.query('ALTER SYSTEM SET default_transaction_read_only = on');
    await postgres.replica.query('SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 300));
    proxy.pointAt(postgres.primary.port);
    const ledger = createLedger(database);
    const failures: unknown[] = [];
    for (let round = 0; round < 30; round += 1) {
      await ledger.post(testCredit('wallet', 1)).catch((error: unknown) => failures.push(error));
      await database
        .transaction((transaction) => transaction.query('CREATE TABLE IF NOT EXISTS marks (id integer)'))
        .catch((error: unknown) => failures.push(error));
    }
    expect(failures).toEqual([]);
  }, 60_000);

  test('is read-only: each write and read is an outage, and readiness says so', async () => {
    await postgres.primary.query('ALTER SYSTEM SET default_transaction_read_only = on');
    await postgres.primary.query('SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const write = createLedger(database).post(testCredit('wallet', 1));
    await expect(write).rejects.toMatchObject({ sqlState: '25006' });
    await expect(database.checkWritable()).rejects.toMatchObject({ sqlState: '25006' });
    await postgres.primary.query('ALTER SYSTEM RESET default_transaction_read_only').catch(async () => {
      await postgres.primary.query(
        'SET default_transaction_read_only = off; ALTER SYSTEM RESET default_transaction_read_only',
      );
    });
    await postgres.primary.query('SELECT pg_reload_conf()');
    expect(await untilWritten('writable again')).toBeLessThan(15_000);
  }, 60_000);

  test('lost its synchronous standby: writes are refused in time, reads go on, and each write has one effect', async () => {
    const ledger = createLedger(database);
    const before = (await readBalance(database, { accountId: 'wallet', at: testInstant }))?.balance ?? 0;
    await postgres.replica.end('SIGKILL');
    const start = performance.now();
    const operations = Array.from({ length: 40 }, (_, index) =>
      testCredit('wallet', 1, { idempotency: testKey(`no standby ${index}`) }),
    );
    const answers = operations.map((operation) => ledger.post(operation).catch(() => 'refused'));
    const others = Array.from({ length: 20 }, (_, index) =>
      database
        .transaction((transaction) =>
          // Rows make the commit wait for the standby, which a notification alone does not.
          transaction.query(`CREATE TABLE others_${index} (id integer)`),
        )
        .catch(() => 'refused'),
    );
    await expect(database.checkWritable()).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const read = performance.now();
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(performance.now() - read).toBeLessThan(1_000);
    await Promise.all([...answers, ...others]);
    expect(performance.now() - start).toBeLessThan(25_000);
    await postgres.replica.start();
    await expect
      .poll(
        () =>
          database.checkWritable().then(
            () => true,
            () => false,
          ),
        { timeout: 15_000 },
      )
      .toBe(true);
    for (const operation of operations) await ledger.post(operation);
    expect((await readBalance(database, { accountId: 'wallet', at: testInstant }))?.balance).toBe(
      before + 40,
    );
  }, 90_000);

  test('stopped keeping its commits while the server runs: writes are refused until it keeps them again', async () => {
    const watched = await openPostgres({ url: postgres.primary.url, watchEveryMs: 100 });
    const set = async (sql: string) => {
      await postgres.primary.query(sql);
      await postgres.primary.query('SELECT pg_reload_conf()');
    };
    try {
      for (const [name, value] of [
        ['fsync', 'off'],
        ['full_page_writes', 'off'],
        ['synchronous_commit', 'local'],
      ]) {
        await set(`ALTER SYSTEM SET ${name} = ${value}`);
        const write = () =>
          createLedger(watched)
            .post(testCredit('wallet', 1))
            .then(() => 'written', String);
        await expect.poll(write, { timeout: 5_000 }).toContain(`${name} ${value}`);
        await expect(watched.checkWritable()).rejects.toMatchObject({ code: 'not_durable' });
        await expect(openPostgres({ url: postgres.primary.url })).rejects.toMatchObject({
          code: 'not_durable',
        });
        await set(`ALTER SYSTEM RESET ${name}`);
        await expect.poll(write, { timeout: 5_000 }).toBe('written');
      }
    } finally {
      await watched.close();
    }
  }, 60_000);

  describe('named with both of its hosts', () => {
    const both = (first: number, second: number) =>
      `postgres://coffer@127.0.0.1:${first},127.0.0.1:${second}/postgres?target_session_attrs=read-write`;

    test('the primary is found in either place, and followed', async () => {
      const followed = await openPostgres({ url: both(postgres.replica.port, postgres.primary.port) });
      try {
        await followed.listen('news', (payload) => heard.push(payload));
        await createLedger(followed).post(testCredit('wallet', 1));
        await postgres.primary.end('SIGKILL');
        await postgres.promote();
        const start = performance.now();
        await expect
          .poll(
            () =>
              createLedger(followed)
                .post(testCredit('wallet', 1))
                .then(
                  () => true,
                  () => false,
                ),
            {
              timeout: 15_000,
            },
          )
          .toBe(true);
        expect(performance.now() - start).toBeLessThan(15_000);
        await followed.query("SELECT pg_notify('news', 'followed')");
        await expect
          .poll(
            async () => {
              await followed.query("SELECT pg_notify('news', 'followed')");
              return heard;
            },
            { timeout: 10_000 },
          )
          .toContain('followed');
      } finally {
        await followed.close();
      }
    }, 60_000);

    test('a standby alone is refused in one sentence', async () => {
      await expect(openPostgres({ url: postgres.replica.url })).rejects.toMatchObject({
        name: 'DatabaseUnavailable',
        code: 'read_only',
        message: expect.stringMatching(/^PostgreSQL at DATABASE_URL accepts no writes[^.]*\.$/),
      });
    });

    test('a standby will do for reports', async () => {
      const reports = await openPostgres({ url: postgres.replica.url, readOnly: true });
      expect(await reports.query('SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }]);
      await reports.close();
    });
  });
});
