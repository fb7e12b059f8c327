import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createServer } from '../../createServer.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { runTimedJobs } from '../../testing/runJobs.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { openPostgres } from './openPostgres.ts';

const secretKey = 'sk_test_of_the_application_role_32';

/** A database with an owner of its tables and a role for the server, as production.md sets them up. */
describe('a server whose role owns nothing, on PostgreSQL', () => {
  const suffix = randomBytes(4).toString('hex');
  const [owner, application] = [`owner_${suffix}`, `app_${suffix}`];
  const ended: (() => Promise<void>)[] = [];
  let urls: { owner: string; application: string };

  beforeAll(async () => {
    const admin = await client(inject('postgresUrl'));
    for (const role of [owner, application]) await admin.query(`create role ${role} login password 'secret'`);
    const { name, url, drop } = await createTestDatabase(inject('postgresUrl'));
    await admin.query(`alter database ${name} owner to ${owner}`);
    const as = (role: string) => {
      const address = new URL(url);
      address.username = role;
      address.password = 'secret';
      return address.href;
    };
    urls = { owner: as(owner), application: as(application) };
    ended.push(drop, async () => {
      for (const role of [owner, application]) await admin.query(`drop role ${role}`);
      await admin.end();
    });
  });
  afterAll(async () => {
    for (const end of ended) await end();
  });

  const start = async () => {
    const server = await createServer({
      database: await openPostgres({ url: urls.application }),
      logger: createLogger({ level: 'silent' }),
      secretKey,
      publicUrl: () => 'http://wallet.test',
      testProcessor: true,
      reconcileEveryMs: 0,
    });
    const call = async (method: string, path: string, body?: object) => {
      const request = new Request(`http://wallet.test${path}`, {
        method,
        headers: {
          authorization: `Bearer ${secretKey}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const response = await server.app.fetch(request);
      const answer = await response.json();
      expect([path, response.status, answer]).toEqual([path, response.ok ? response.status : 200, answer]);
      return answer;
    };
    return { ...server, call };
  };

  test('does not start on what it may not migrate, and says what to run', async () => {
    await expect(start()).rejects.toThrow('pnpm db:migrate');
    expect(await migrateAs(urls.application, application)).toMatchObject({
      code: 1,
      said: expect.stringContaining('must name the owner'),
    });
    expect(await migrateAs(urls.owner)).toMatchObject({ code: 1 });
    const migrated = { code: 0, said: `Migrated as ${owner}; ${application} may run servers.\n` };
    expect(await migrateAs(urls.owner, application)).toEqual(migrated);
    expect(await migrateAs(urls.owner, application)).toEqual(migrated);
  }, 60_000);

  test('runs: customers, entries, top-ups, holds, invoices, jobs, webhooks', async () => {
    const server = await start();
    const { call } = server;
    await call('POST', '/v1/webhook-endpoints', { url: 'https://nimbus.example/hooks' });
    const { id: customerId } = await call('POST', '/v1/customers', { name: 'Ada', currencies: ['USD'] });
    const { items } = await call('GET', `/v1/customers/${customerId}/wallets`);
    const wallet = `/v1/wallets/${items[0].id}`;
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const method = await call('POST', `/v1/customers/${customerId}/payment-methods`, {
      token: 'pm_card_visa',
    });
    const topUp = await call('POST', `${wallet}/top-ups`, {
      amount: usd(10_000),
      paymentMethodId: method.id,
    });
    expect(topUp.status).toBe('settled');
    await call('POST', `${wallet}/entries`, { type: 'debit', amount: usd(1_000) });
    const hold = await call('POST', `${wallet}/holds`, { amount: usd(500) });
    await call('POST', `${wallet}/holds/${hold.id}/capture`, { amount: usd(300) });
    const lines = [{ description: 'Seats', quantity: 2, unitAmount: { amount: 1_000, currency: 'USD' } }];
    const invoice = await call('POST', `/v1/customers/${customerId}/invoices`, { currency: 'USD', lines });
    await call('POST', `/v1/invoices/${invoice.id}/open`);
    await call('POST', `/v1/top-ups/${topUp.id}/refunds`, { amount: { amount: 500, currency: 'USD' } });
    await runTimedJobs(server.wallet);
    await call('GET', `${wallet}/verify`);
    const database = await openPostgres({ url: urls.owner });
    expect(await verifyLedger(database)).toEqual([]);
    await database.close();
    await server.close();
  }, 60_000);

  test.each([
    'alter table ledger.entries disable trigger user',
    'alter table ledger.accounts disable trigger all',
    'drop trigger append_only on ledger.entries',
    "update ledger.entries set reason = 'forged'",
    'delete from ledger.entries',
    'truncate ledger.entries',
    'update ledger.transfers set amount = amount + 1',
    'update ledger.events set balance = 0',
    'update audit_log set action = action',
    'delete from ledger.accounts',
    'drop table ledger.entries',
    'create or replace function ledger.reject_change() returns trigger language plpgsql as $$ begin return old; end $$',
    "set session_replication_role = 'replica'",
    'create table public.mine (id int)',
    'update migrations set checksum = checksum',
  ])('invariant 8 (C): its role may not: %s', async (statement) => {
    const connection = await client(urls.application);
    await expect(connection.query(statement)).rejects.toMatchObject({ code: '42501' });
    await connection.end();
  });

  test('owns nothing', async () => {
    const connection = await client(urls.application);
    const { rows } = await connection.query(
      `select distinct relnamespace::regnamespace::text as schema from pg_class where relowner = $1::regrole
       and relnamespace <> 'pg_toast'::regnamespace`,
      [application],
    );
    expect(rows).toEqual([]);
    await connection.end();
  });
});

async function client(connectionString: string): Promise<pg.Client> {
  const connection = new pg.Client({ connectionString });
  // The database is dropped under those that a failed test left open.
  connection.on('error', () => undefined);
  await connection.connect();
  return connection;
}

function migrateAs(url: string, ...roles: string[]): Promise<{ code: number; said: string }> {
  const program = fileURLToPath(new URL('../../migrateDatabase.ts', import.meta.url));
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: url };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...roles], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}
