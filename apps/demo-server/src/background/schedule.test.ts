import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';
import { runOnce } from './runBackground.ts';
import { type BackgroundWork, createSchedule } from './schedule.ts';

let server: TestServer;
let schedule: BackgroundWork[];
beforeAll(async () => {
  server = await startTestServer('PostgreSQL');
  schedule = createSchedule(server.wallet, { mailer: null, testProcessor: server.processor });
});
afterAll(() => server.close());

test('lists all work that needs no request, in the order of one round', () => {
  expect(schedule.map(({ group, name }) => `${group}: ${name}`)).toEqual([
    'processor: test processor',
    'upkeep: prune-test-processor',
    'time: expire-holds',
    'time: expire-grants',
    'time: announce-expired-links',
    'time: announce-expiring-methods',
    'time: warn-expiring-credit',
    'payments: top-ups',
    'payments: invoices',
    'payments: wallet closures',
    'payments: refunds',
    'payments: removed payment methods',
    'wallet: events',
    'wallet: alerts',
    'wallet: auto top-up retries',
    'wallet: auto top-ups',
    'wallet: request-statements',
    'wallet: documents',
    'wallet: emails',
    'webhooks: webhooks',
    'upkeep: retry-unapplied-events',
    'upkeep: reconcile-payments',
    'upkeep: add-ledger-checkpoints',
    'upkeep: prune-idempotency-keys',
    'upkeep: prune-rate-limits',
    'upkeep: prune-records',
  ]);
});

test('names each kind of work once, and wakes only pools that exist', () => {
  const names = schedule.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const pools = schedule.flatMap((work) => ('pool' in work ? [work.name] : []));
  const woken = schedule.flatMap((work) => ('loop' in work ? (work.wakes ?? []) : []));
  expect(woken.length).toBeGreaterThan(0);
  expect(pools).toEqual(expect.arrayContaining(woken));
});

test('runs upkeep: prunes old keys, counters and processor events, and adds a checkpoint', async () => {
  const { database } = server;
  const { walletId } = await walletOf(server);
  const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } };
  await server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: 'credit' });
  await database.query(`
    insert into idempotent_requests (scope, key, fingerprint, resource_id, created_at)
    values ('test', 'old', 'f', 'r', now() - interval '3 days'), ('test', 'new', 'f', 'r', now())`);
  await database.query(
    "insert into rate_limits (key, used, resets_at) values ('old', 1, now() - interval '3 days'), ('new', 1, now() + interval '1 hour')",
  );
  await database.query(`
    insert into test_processor_events (payment, next_attempt_at, delivered_at)
    values ('{}', now(), now() - interval '8 days'), ('{}', now() + interval '1 hour', now())`);
  expect(await runOnce(schedule)).toEqual([]);
  const count = async (table: string) =>
    (await database.query<{ count: number }>(`select count(*)::integer as count from ${table}`))[0]?.count;
  expect(await count("idempotent_requests where scope = 'test'")).toBe(1);
  expect(await count('rate_limits')).toBe(1);
  expect(await count('test_processor_events')).toBe(1);
  expect(await count('ledger.checkpoints')).toBe(1);
});
