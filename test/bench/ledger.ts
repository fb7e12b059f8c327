import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { migrate } from '../../apps/demo-server/src/database/migrate.ts';
import { openPglite } from '../../apps/demo-server/src/database/pglite/openPglite.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { openAccount, openLedger } from '../../apps/demo-server/src/ledger/accounts/accounts.ts';
import { createLedger } from '../../apps/demo-server/src/ledger/createLedger.ts';
import { createTransactionId } from '../../apps/demo-server/src/ledger/posting/createId.ts';
import { executeBatch } from '../../apps/demo-server/src/ledger/posting/executeBatch.ts';
import { testCredit, testDebit } from '../../apps/demo-server/src/ledger/testing/testOperations.ts';
import { type Measurement, measure, median } from './measure.ts';
import { insertOneRow, postNaively, prepareNaiveLedger } from './naiveLedger.ts';

// `pnpm bench:ledger [--json] [--quick] [file]`: measures writes per second through the ledger, with idempotency, grants,
// entries, events and hashes, and through a naive ledger with one transaction per request, on the same engine, in turns,
// several pairs, medians. Also measures the engine's limit (one row with a key), and for a single caller the ledger's call
// without its queue.

type Scenario = { name: string; callers: number; wallets: number };
type Figures = Scenario & {
  engine: string;
  ledger: Measurement;
  naive: Measurement;
  ratio: number;
  ratios: number[];
  floor: Measurement;
  /** For a single caller only: the rate without the queue, and the ledger's rate relative to it. */
  alone: { unqueued: Measurement; ratio: number; ratios: number[] } | null;
};

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const pairs = options.has('--quick') ? 2 : 5;
const turnMs = options.has('--quick') ? 700 : 1_000;
const walletsMax = 1_000;

const scenarios: Scenario[] = [
  { name: 'one wallet, 1 caller', callers: 1, wallets: 1 },
  { name: 'one wallet, 32 callers', callers: 32, wallets: 1 },
  { name: 'one wallet, 128 callers', callers: 128, wallets: 1 },
  { name: '1,000 wallets, 32 callers', callers: 32, wallets: walletsMax },
];

const figures = [...(await onPostgres()), ...(await onPglite())];
const report = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, pairs, turnMs, figures };
const json = JSON.stringify(report, null, 2);
if (file) await writeFile(file, json);
process.stdout.write(options.has('--json') ? `${json}\n` : table(figures));

async function onPostgres(): Promise<Figures[]> {
  if (options.has('--no-postgres')) return [];
  const postgres = await startTestPostgres();
  const [ours, naive] = await Promise.all([
    openPostgres({ url: postgres.url }),
    openPostgres({ url: postgres.url, connections: 32 }),
  ]);
  try {
    return await run(ours, naive);
  } finally {
    await Promise.all([ours.close(), naive.close()]);
    await postgres.stop();
  }
}

async function onPglite(): Promise<Figures[]> {
  if (options.has('--no-pglite')) return [];
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'));
  const database = await openPglite({ dataDir: folder });
  try {
    return await run(database, database);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(database: Database, naiveDatabase: Database): Promise<Figures[]> {
  await prepare(database);
  const ledger = createLedger(database);
  let requests = 0;
  const figures: Figures[] = [];
  for (const scenario of scenarios) {
    const pick = () => (scenario.wallets === 1 ? 0 : Math.floor(Math.random() * scenario.wallets));
    const nextKey = () => {
      requests += 1;
      return `request-${requests}`;
    };
    const operation = () => {
      const key = nextKey();
      const idempotency = { scope: 'bench', key, fingerprint: key };
      return testDebit(`wallet-${pick()}`, 1, { idempotency, at: new Date() });
    };
    const unqueued = () =>
      executeBatch(database, [{ operation: operation(), transactionId: createTransactionId() }], {
        allOrNone: false,
      });
    const calls = {
      ledger: () => ledger.post(operation()),
      naive: () => postNaively(naiveDatabase, pick(), nextKey()),
      floor: () => insertOneRow(naiveDatabase, nextKey()),
      ...(scenario.callers === 1 ? { unqueued } : {}),
    };
    figures.push(summary(database.engine, scenario, await turnByTurn(scenario.callers, calls)));
  }
  return figures;
}

async function prepare(database: Database): Promise<void> {
  await migrate(database);
  await prepareNaiveLedger(database, walletsMax);
  const ledger = createLedger(database);
  await database.query('update ledger.clock set backdating = true');
  await openLedger(database, { id: 'bench' });
  for (let wallet = 0; wallet < walletsMax; wallet += 1) {
    await openAccount(database, { id: `wallet-${wallet}`, ledgerId: 'bench', currency: 'USD' });
  }
  await Promise.all(
    Array.from({ length: walletsMax * 3 }, (_, index) =>
      ledger.post(testCredit(`wallet-${index % walletsMax}`, 1_000_000)),
    ),
  );
}

type Turns = Record<string, Measurement[]>;

async function turnByTurn(callers: number, calls: Record<string, () => Promise<unknown>>): Promise<Turns> {
  const turns: Turns = {};
  for (const call of Object.values(calls)) await measure(callers, 300, call);
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const [name, call] of Object.entries(calls)) {
      turns[name] ??= [];
      turns[name].push(await measure(callers, turnMs, call));
    }
  }
  return turns;
}

function summary(engine: string, scenario: Scenario, turns: Turns): Figures {
  const { ledger = [], naive = [], floor = [], unqueued } = turns;
  const beside = (others: readonly Measurement[]) => {
    const ratios = ledger.map(({ perSecond }, pair) => perSecond / (others[pair]?.perSecond ?? Number.NaN));
    return { ratio: median(ratios), ratios };
  };
  return {
    engine,
    ...scenario,
    ledger: middle(ledger),
    naive: middle(naive),
    ...beside(naive),
    floor: middle(floor),
    alone: unqueued ? { unqueued: middle(unqueued), ...beside(unqueued) } : null,
  };
}

function middle(turns: readonly Measurement[]): Measurement {
  return {
    perSecond: median(turns.map(({ perSecond }) => perSecond)),
    p50Ms: median(turns.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(turns.map(({ p99Ms }) => p99Ms)),
  };
}

function table(figures: readonly Figures[]): string {
  const cell = ({ perSecond, p50Ms, p99Ms }: Measurement) =>
    `${Math.round(perSecond).toLocaleString('en').padStart(7)}/s  p50 ${p50Ms.toFixed(1).padStart(5)}  p99 ${p99Ms.toFixed(1).padStart(5)} ms`;
  const lines = figures.map((one) => {
    const spread = `${Math.min(...one.ratios).toFixed(1)}–${Math.max(...one.ratios).toFixed(1)}`;
    return `${one.engine.padEnd(16)} ${one.name.padEnd(26)} ${cell(one.ledger)}   ${cell(one.naive)}   × ${one.ratio.toFixed(1)} (${spread})   ${Math.round(one.floor.perSecond).toLocaleString('en').padStart(7)}/s`;
  });
  const alone = figures.flatMap(({ engine, alone }) => {
    if (!alone) return [];
    const spread = `${Math.min(...alone.ratios).toFixed(2)}–${Math.max(...alone.ratios).toFixed(2)}`;
    const rate = Math.round(alone.unqueued.perSecond).toLocaleString('en');
    return [
      `${engine.padEnd(16)} 1 caller, beside the same call without the queue (${rate}/s): × ${alone.ratio.toFixed(2)} (${spread})`,
    ];
  });
  const conditions = `${pairs} pairs of ${turnMs} ms turn by turn, medians; node ${process.version}, ${cpus().length} cores; every commit synced`;
  const head = `${'engine'.padEnd(16)} ${'load'.padEnd(26)} ${'ledger'.padEnd(38)} ${'naive ledger'.padEnd(38)} ratio             one row`;
  return `${conditions}\n\n${head}\n${lines.join('\n')}\n\n${alone.join('\n')}\n`;
}
