import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from '../../apps/demo-server/src/createServer.ts';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { openPglite } from '../../apps/demo-server/src/database/pglite/openPglite.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { testCredit } from '../../apps/demo-server/src/ledger/testing/testOperations.ts';
import { verifyLedger } from '../../apps/demo-server/src/ledger/verify/verifyLedger.ts';
import { createLogger } from '../../apps/demo-server/src/platform/createLogger.ts';

// `pnpm bench:closing [credits] [--no-postgres] [--no-pglite]`: closes a wallet with that many credits, each a grant
// of its own, through the HTTP API. It prints how long the preview and the closure take, the longest single
// transaction, and how long debits of another wallet take before the closure and during it.

const credits = Number(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 100_000);
const options = new Set(process.argv.slice(2));
const secretKey = 'sk_test_of_the_bench_for_closing_wallets';

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
  let longestMs = 0;
  let transactions = 0;
  let watching = false;
  const watched: Database = {
    ...database,
    transaction: (work) => {
      // Starts at the first statement, without the wait for a connection.
      let startedAt = 0;
      return database
        .transaction((transaction) => {
          startedAt = performance.now();
          return work(transaction);
        })
        .finally(() => {
          if (!watching) return;
          transactions += 1;
          longestMs = Math.max(longestMs, performance.now() - startedAt);
        });
    },
  };
  const server = await createServer({
    database: watched,
    logger: createLogger({ level: 'silent' }),
    secretKey,
    publicUrl: () => 'http://wallet.test',
    reconcileEveryMs: 0,
  });
  const [wallet, other] = [await openWallet(server), await openWallet(server)];
  const { wallet: context } = server;
  for (let done = 0; done < credits; done += 2_000) {
    const grant = {
      kind: done % 4_000 === 0 ? 'promotional' : 'paid',
      priority: 100,
      expiresAt: null,
    } as const;
    await Promise.all(
      Array.from({ length: Math.min(2_000, credits - done) }, () =>
        context.ledger.post(testCredit(wallet, 5, { grant, at: context.now() })),
      ),
    );
  }
  await post(server, `/v1/wallets/${other}/entries`, {
    type: 'credit',
    fundedBy: 'externalPayment',
    amount: usd(1_000_000),
  });

  const before = await debitUntil(server, other, new Promise((resolve) => setTimeout(resolve, 3_000)));
  const previewStart = performance.now();
  const preview = await post(server, `/v1/wallets/${wallet}/close/preview`, {});
  const previewMs = performance.now() - previewStart;
  watching = true;
  const start = performance.now();
  const key = crypto.randomUUID();
  const closing = (async () => {
    for (;;) {
      const response = await post(server, `/v1/wallets/${wallet}/close`, {}, key);
      if (response.status !== 409) return response;
    }
  })();
  const during = await debitUntil(server, other, closing);
  const closeMs = performance.now() - start;
  watching = false;
  const { body } = await closing;
  const isRight =
    body.refunded.amount === preview.body.refunded.amount &&
    body.forfeited.amount === preview.body.forfeited.amount;
  const faults = await verifyLedger(database, { accountId: wallet });
  process.stdout.write(
    `${database.engine}, ${credits} credits: preview ${ms(previewMs)}, closed in ${ms(closeMs)} by ${transactions} transactions (debits included), ` +
      `the longest ${ms(longestMs)}; debits of another wallet: ${figures(before)} before, ${figures(during)} during; ` +
      `preview ${isRight ? 'equals' : 'DIFFERS FROM'} the result; ${faults.length} faults\n`,
  );
  await server.close();
}

function usd(amount: number) {
  return { amount, currency: 'USD' };
}

/** Debits 1 from a wallet, one request after the other, until `end`. Returns the duration of each. */
async function debitUntil(server: Server, walletId: string, end: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  void end.then(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver) {
    const start = performance.now();
    const { status } = await post(server, `/v1/wallets/${walletId}/entries`, {
      type: 'debit',
      amount: usd(1),
    });
    if (status !== 201) throw new Error(`A debit answered ${status}.`);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

async function openWallet(server: Server): Promise<string> {
  const { body } = await post(server, '/v1/customers', { name: 'Ada', currencies: ['USD'] });
  const response = await server.app.fetch(request('GET', `/v1/customers/${body.id}/wallets`));
  return (await response.json()).items[0].id;
}

async function post(server: Server, path: string, body: object, key: string = crypto.randomUUID()) {
  const response = await server.app.fetch(request('POST', path, JSON.stringify(body), key));
  return { status: response.status, body: await response.json() };
}

function request(method: string, path: string, body?: string, key?: string): Request {
  return new Request(`http://wallet.test${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secretKey}`,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body } : {}),
  });
}

function figures(times: readonly number[]): string {
  const at = (share: number) => ms(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return `${times.length} × p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`;
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
