import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from '../../apps/demo-server/src/createServer.ts';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { openPglite } from '../../apps/demo-server/src/database/pglite/openPglite.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { testCredit } from '../../apps/demo-server/src/ledger/testing/testOperations.ts';
import { createLogger } from '../../apps/demo-server/src/platform/createLogger.ts';

// `pnpm bench:grants [credits] [--no-postgres] [--no-pglite]`: reads the grants of a wallet with that many credits,
// each a grant of its own, through the HTTP API: all pages of 100 in both orders, and the balance and forecast. A tenth of
// the credits expire, each at its own time; the others differ only in their number.

const credits = Number(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 60_000);
const options = new Set(process.argv.slice(2));
const secretKey = 'sk_test_of_the_bench_for_reading_grants';

if (!options.has('--no-postgres')) {
  const postgres = await startTestPostgres();
  const database = await openPostgres({ url: postgres.url });
  await run(database).finally(async () => {
    await database.close();
    await postgres.stop();
  });
}
if (!options.has('--no-pglite')) {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'));
  const database = await openPglite({ dataDir: folder });
  await run(database).finally(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
}

async function run(database: Database): Promise<void> {
  const server = await createServer({
    database,
    logger: createLogger({ level: 'silent' }),
    secretKey,
    publicUrl: () => 'http://wallet.test',
    reconcileEveryMs: 0,
  });
  const { walletId, token } = await openWallet(server);
  const { wallet: context } = server;
  for (let done = 0; done < credits; done += 2_000) {
    await Promise.all(
      Array.from({ length: Math.min(2_000, credits - done) }, (_, index) => {
        const expiresAt =
          index % 10 === 0 ? new Date(context.now().getTime() + (done + index + 1) * 3_600_000) : null;
        const grant = { kind: 'paid', priority: 100, expiresAt } as const;
        return context.ledger.post(testCredit(walletId, 5, { grant, at: context.now() }));
      }),
    );
  }
  // Autovacuum, or PGlite's own vacuum job, runs after this many writes.
  await database.query('ANALYZE');
  const at = `/v1/wallets/${walletId}`;
  const read = (path: string, authorization = secretKey) => timed(server, path, authorization);
  await read(`${at}/grants?limit=100`);
  await walk('consumption', (cursor) => read(`${at}/grants?limit=100${cursor}`));
  await walk('expiry', (cursor) =>
    read(`/wallet/wallets/${walletId}/grants?order=expiry&limit=100${cursor}`, token),
  );
  for (const path of ['balance', 'forecast']) {
    const { ms } = await read(`/wallet/wallets/${walletId}/${path}`, token);
    print(`${path}: ${ms.toFixed(1)} ms`);
  }
  await server.close();

  async function walk(name: string, page: (cursor: string) => ReturnType<typeof read>): Promise<void> {
    const times: number[] = [];
    let items = 0;
    let bytes = 0;
    for (let cursor = ''; ; ) {
      const { ms, text } = await page(cursor);
      times.push(ms);
      bytes = Math.max(bytes, text.length);
      const body = JSON.parse(text);
      items += (body.items ?? body).length;
      if (!body.nextCursor) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    const sorted = times.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    print(
      `${name}: ${items} grants on ${times.length} pages of at most ${(bytes / 1024).toFixed(0)} KiB; first ` +
        `${(times[0] ?? 0).toFixed(1)} ms, median ${median.toFixed(1)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(1)} ms`,
    );
  }

  function print(line: string): void {
    process.stdout.write(`${database.engine}, ${credits} credits, ${line}\n`);
  }
}

async function timed(server: Server, path: string, token: string): Promise<{ ms: number; text: string }> {
  const start = performance.now();
  const response = await server.app.fetch(request('GET', path, { token }));
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} responded ${response.status}: ${text}`);
  return { ms: performance.now() - start, text };
}

async function openWallet(server: Server): Promise<{ walletId: string; token: string }> {
  const post = async (path: string, body: object) =>
    (await server.app.fetch(request('POST', path, { body: JSON.stringify(body) }))).json();
  const customer = await post('/v1/customers', { name: 'Ada', currencies: ['USD'] });
  const { token } = await post(`/v1/customers/${customer.id}/sessions`, {});
  const { text } = await timed(server, `/v1/customers/${customer.id}/wallets`, secretKey);
  return { walletId: JSON.parse(text).items[0].id, token };
}

function request(method: string, path: string, { token = secretKey, body = '' } = {}): Request {
  return new Request(`http://wallet.test${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}),
    },
    ...(body ? { body } : {}),
  });
}
