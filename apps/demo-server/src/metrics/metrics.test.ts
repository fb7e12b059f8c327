import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { dispatchEvents } from '../background/dispatchEvents.ts';
import { createSchedule } from '../background/schedule.ts';
import { testEngines } from '../database/testing/openTestDatabase.ts';
import { freePort } from '../database/testing/startTestPostgres.ts';
import { sendMails } from '../modules/mail/sendMails.ts';
import { createThings } from '../testing/createThings.ts';
import { type ServerProcess, startProcess, untilReady } from '../testing/startProcess.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { createMetrics, type Metrics } from './createMetrics.ts';

type Sample = { labels?: Record<string, string>; value?: string; count?: string; sum?: string };

/** The samples of a scrape by the name of their metric, as Prometheus's own parser reads them. */
type Scrape = { text: string; of(name: string, labels?: Record<string, string>): Sample[] };

async function parse(response: Response): Promise<Scrape> {
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  const families = new Map<string, Sample[]>();
  for (const { name, metrics } of parsePrometheusTextFormat(text)) families.set(name, metrics);
  return {
    text,
    of: (name, labels = {}) =>
      (families.get(name) ?? []).filter((sample) =>
        Object.entries(labels).every(([label, value]) => sample.labels?.[label] === value),
      ),
  };
}

const scrapeInProcess = async (metrics: Metrics) =>
  parse(await metrics.respond(new Request('http://127.0.0.1/metrics')));

describe.each(testEngines)('metrics on %s', (engine) => {
  const servers: TestServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  async function start() {
    const metrics = createMetrics();
    const server = await startTestServer(engine, { metrics });
    servers.push(server);
    return { metrics, server };
  }

  test('count requests by route, batches, streams and connections', async () => {
    const { metrics, server } = await start();
    const ids = await createThings(server, 'Ada');
    await server.call('GET', `/v1/wallets/${ids.walletId}`);
    await server.call('GET', `/v1/wallets/${ids.walletId}`);
    await server.call('GET', '/v1/wallets/wal_unknown');
    await server.call('GET', `/v1/${ids.walletId}/stranger`);
    const session = await server.call('POST', `/v1/customers/${ids.customerId}/sessions`, { body: {} });
    const signal = new AbortController();
    const stream = await server.app.fetch(
      new Request('http://wallet.test/wallet/events', {
        headers: { authorization: `Bearer ${session.body.token}`, accept: 'text/event-stream' },
        signal: signal.signal,
      }),
    );
    expect(stream.status).toBe(200);
    const reader = stream.body?.getReader();
    await reader?.read();
    const scrape = await scrapeInProcess(metrics);
    const requests = (labels: Record<string, string>) =>
      scrape.of('coffer_http_requests_total', labels).map(({ value }) => Number(value));
    expect(requests({ method: 'GET', route: '/v1/wallets/{walletId}', status: '200' })).toEqual([2]);
    expect(requests({ method: 'GET', route: '/v1/wallets/{walletId}', status: '404' })).toEqual([1]);
    expect(requests({ route: 'other', status: '404' })).toEqual([1]);
    expect(requests({ route: '/wallet/events', status: '200' })).toEqual([1]);
    // The parser drops the labels of histograms.
    expect(scrape.text).toContain(
      'coffer_http_request_duration_seconds_count{method="GET",route="/v1/wallets/{walletId}"} 3',
    );
    const [batches] = scrape.of('coffer_ledger_batch_operations');
    expect(Number(batches?.count)).toBeGreaterThan(0);
    expect(scrape.of('coffer_ledger_queue_operations')[0]?.value).toBe('0');
    expect(scrape.of('coffer_sse_clients')[0]?.value).toBe('1');
    expect(scrape.of('coffer_database_up')[0]?.value).toBe('1');
    expect(scrape.of('coffer_database_connections').map(({ labels }) => labels?.state)).toEqual([
      'idle',
      'busy',
    ]);
    expect(scrape.of('process_cpu_seconds_total')).toHaveLength(1);
    signal.abort();
    await reader?.cancel().catch(() => undefined);
    await expect
      .poll(async () => (await scrapeInProcess(metrics)).of('coffer_sse_clients')[0]?.value)
      .toBe('0');
  });

  test('never name a customer, a wallet, a merchant or any other object', async () => {
    const { metrics, server } = await start();
    const ids = await createThings(server, 'Ada');
    for (const id of Object.values(ids)) {
      for (const path of [
        `/v1/wallets/${id}`,
        `/v1/customers/${id}`,
        `/${id}`,
        `/wallet/wallets/${id}/entries`,
      ]) {
        await server.call('GET', path);
      }
    }
    const { text } = await scrapeInProcess(metrics);
    expect(Object.values(ids).filter((id) => text.includes(id))).toEqual([]);
    expect(text).not.toContain('Ada');
  });

  test('show the age of the outbox and of due work, until a worker does it', async () => {
    const { metrics, server } = await start();
    await createThings(server, 'Ada');
    server.advance(90_000);
    const waiting = await scrapeInProcess(metrics);
    expect(Number(waiting.of('coffer_outbox_age_seconds')[0]?.value)).toBeGreaterThanOrEqual(90);
    const webhooks = waiting.of('coffer_job_lag_seconds', { job: 'webhooks' });
    expect(Number(webhooks[0]?.value)).toBeGreaterThanOrEqual(90);
    // The receipt of the top-up waits as well.
    const emails = waiting.of('coffer_job_lag_seconds', { job: 'emails' });
    expect(Number(emails[0]?.value)).toBeGreaterThanOrEqual(90);
    await dispatchEvents(server.wallet);
    await sendMails(server.wallet, null);
    const done = await scrapeInProcess(metrics);
    expect(done.of('coffer_outbox_age_seconds')[0]?.value).toBe('0');
    expect(done.of('coffer_job_lag_seconds', { job: 'emails' })[0]?.value).toBe('0');
  });

  test('show the lag of every worker pool, and since when an alert waits', async () => {
    const { metrics, server } = await start();
    await createThings(server, 'Ada');
    await server.database.query(
      `insert into alert_settings (wallet_id, merchant_id, customer_id, is_due)
       select id, merchant_id, customer_id, true from wallets
       on conflict (wallet_id) do update set is_due = true`,
    );
    server.advance(90_000);
    const scrape = await scrapeInProcess(metrics);
    const pools = createSchedule(server.wallet, { mailer: null, testProcessor: null }).filter(
      (work) => 'pool' in work,
    );
    expect(pools.length).toBeGreaterThan(7);
    expect(
      pools.filter(({ name }) => scrape.of('coffer_job_lag_seconds', { job: name }).length !== 1),
    ).toEqual([]);
    const [alerts] = scrape.of('coffer_job_lag_seconds', { job: 'alerts' });
    expect(Number(alerts?.value)).toBeGreaterThanOrEqual(90);
    expect(scrape.of('coffer_job_lag_seconds', { job: 'removed payment methods' })[0]?.value).toBe('0');
  });

  test('respond without the database, and say that it is down', async () => {
    const metrics = createMetrics();
    let isDown = false;
    const server = await startTestServer(engine, {
      metrics,
      watch: (database) => ({
        ...database,
        query: async (sql, parameters) => {
          if (isDown) throw new Error('The database is away.');
          return database.query(sql, parameters);
        },
      }),
    });
    servers.push(server);
    expect((await scrapeInProcess(metrics)).of('coffer_job_lag_seconds')).not.toEqual([]);
    isDown = true;
    const scrape = await scrapeInProcess(metrics);
    expect(scrape.of('coffer_database_up')[0]?.value).toBe('0');
    expect(scrape.of('coffer_job_lag_seconds')).toEqual([]);
    expect(scrape.text).not.toMatch(/^coffer_outbox_age_seconds /m);
  });
});

describe('the port of the metrics', () => {
  const started: ServerProcess[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const server of started.splice(0)) {
      server.process.kill('SIGKILL');
      await server.ended;
    }
  });
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  async function startServer(environment: Record<string, string>) {
    const folder = await mkdtemp(join(tmpdir(), 'coffer-metrics-'));
    folders.push(folder);
    const port = await freePort();
    const server = startProcess([], {
      PORT: String(port),
      HOST: '127.0.0.1',
      COFFER_DATA_DIR: folder,
      COFFER_SECRET_KEY: 'sk_live_0123456789abcdefghijklmnop',
      COFFER_TEST_PROCESSOR: '1',
      ...environment,
    });
    started.push(server);
    return { server, url: `http://127.0.0.1:${port}` };
  }

  test('serves a running server’s figures, and its API does not', async () => {
    const metricsPort = await freePort();
    const { server, url } = await startServer({ COFFER_METRICS_PORT: String(metricsPort) });
    await untilReady(server, url);
    const headers = { authorization: 'Bearer sk_live_0123456789abcdefghijklmnop' };
    for (let count = 1; count <= 3; count += 1) await fetch(`${url}/v1/customers`, { headers });
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(404);
    const metricsUrl = `http://127.0.0.1:${metricsPort}`;
    expect((await fetch(`${metricsUrl}/v1/customers`, { headers })).status).toBe(404);
    const scrape = await parse(await fetch(`${metricsUrl}/metrics`));
    const [customers] = scrape.of('coffer_http_requests_total', { route: '/v1/customers', status: '200' });
    expect(customers?.value).toBe('3');
    expect(Number(scrape.of('process_resident_memory_bytes')[0]?.value)).toBeGreaterThan(50_000_000);
    const promtool = spawnSync('promtool', ['check', 'metrics'], { input: scrape.text, encoding: 'utf8' });
    if (promtool.error === undefined) expect(promtool.stderr).not.toContain('error');
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  test('stays closed without its variable', async () => {
    const { server, url } = await startServer({});
    await untilReady(server, url);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  test.each([
    [{ COFFER_METRICS_PORT: 'many' }, 'COFFER_METRICS_PORT must be a number from 0 to 65535, not "many".'],
    [
      { COFFER_METRICS_HOST: '0.0.0.0' },
      'Set COFFER_METRICS_PORT beside COFFER_METRICS_HOST, or remove both.',
    ],
  ])('stops the start for a wrong setting: %j', async (environment, message) => {
    const { server } = await startServer(environment);
    expect(await server.ended).toBe(1);
    expect(server.output.stderr.trim()).toBe(message);
  });
});
