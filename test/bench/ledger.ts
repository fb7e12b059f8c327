import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { migrate } from '../../apps/demo-server/src/database/migrate.ts';
import { openPglite } from '../../apps/demo-server/src/database/openPglite.ts';
import { openPostgres } from '../../apps/demo-server/src/database/openPostgres.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { createLedger } from '../../apps/demo-server/src/ledger/createLedger.ts';
import { openAccount } from '../../apps/demo-server/src/ledger/openAccount.ts';
import { openBook } from '../../apps/demo-server/src/ledger/openBook.ts';
import { testCredit, testDebit } from '../../apps/demo-server/src/ledger/testing/testOperations.ts';
import { type Measurement, measure, median } from './measure.ts';
import { postUsualWay, prepareUsualWay } from './usualWay.ts';

// `pnpm bench:ledger [--json] [--quick] [file]`: writes a second through the ledger, with idempotency,
// grants, entry, event and hash on, against the usual way, one transaction a request, on the same
// engine in the same minute: turn by turn, several pairs, medians.

type Scenario = { name: string; callers: number; wallets: number };
type Figures = Scenario & {
  engine: string;
  ledger: Measurement;
  usual: Measurement;
  ratio: number;
  ratios: number[];
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
  const [ours, usual] = await Promise.all([
    openPostgres({ url: postgres.url }),
    openPostgres({ url: postgres.url, connections: 32 }),
  ]);
  try {
    return await run(ours, usual);
  } finally {
    await Promise.all([ours.close(), usual.close()]);
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

async function run(database: Database, usualDatabase: Database): Promise<Figures[]> {
  await prepare(database);
  const ledger = createLedger(database);
  let requests = 0;
  const figures: Figures[] = [];
  for (const scenario of scenarios) {
    const pick = () => (scenario.wallets === 1 ? 0 : Math.floor(Math.random() * scenario.wallets));
    const ours = () => {
      requests += 1;
      const idempotency = { scope: 'bench', key: `request-${requests}`, fingerprint: `request-${requests}` };
      return ledger.post(testDebit(`wallet-${pick()}`, 1, { idempotency, at: new Date() }));
    };
    const usual = () => {
      requests += 1;
      return postUsualWay(usualDatabase, pick(), `request-${requests}`);
    };
    await measure(scenario.callers, 300, ours);
    await measure(scenario.callers, 300, usual);
    const oursTurns: Measurement[] = [];
    const usualTurns: Measurement[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      oursTurns.push(await measure(scenario.callers, turnMs, ours));
      usualTurns.push(await measure(scenario.callers, turnMs, usual));
    }
    figures.push(summary(database.engine, scenario, oursTurns, usualTurns));
  }
  return figures;
}

async function prepare(database: Database): Promise<void> {
  await migrate(database);
  await prepareUsualWay(database, walletsMax);
  const ledger = createLedger(database);
  await openBook(database, { id: 'bench' });
  for (let wallet = 0; wallet < walletsMax; wallet += 1) {
    await openAccount(database, { id: `wallet-${wallet}`, bookId: 'bench', currency: 'USD' });
  }
  await Promise.all(
    Array.from({ length: walletsMax * 3 }, (_, index) =>
      ledger.post(testCredit(`wallet-${index % walletsMax}`, 1_000_000)),
    ),
  );
}

function summary(
  engine: string,
  scenario: Scenario,
  ours: readonly Measurement[],
  usual: readonly Measurement[],
): Figures {
  const middle = (turns: readonly Measurement[]): Measurement => ({
    perSecond: median(turns.map(({ perSecond }) => perSecond)),
    p50Ms: median(turns.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(turns.map(({ p99Ms }) => p99Ms)),
  });
  const ratios = ours.map(({ perSecond }, pair) => perSecond / (usual[pair]?.perSecond ?? Number.NaN));
  return { engine, ...scenario, ledger: middle(ours), usual: middle(usual), ratio: median(ratios), ratios };
}

function table(figures: readonly Figures[]): string {
  const cell = ({ perSecond, p50Ms, p99Ms }: Measurement) =>
    `${Math.round(perSecond).toLocaleString('en').padStart(7)}/s  p50 ${p50Ms.toFixed(1).padStart(5)}  p99 ${p99Ms.toFixed(1).padStart(5)} ms`;
  const lines = figures.map((one) => {
    const spread = `${Math.min(...one.ratios).toFixed(1)}–${Math.max(...one.ratios).toFixed(1)}`;
    return `${one.engine.padEnd(16)} ${one.name.padEnd(26)} ${cell(one.ledger)}   ${cell(one.usual)}   × ${one.ratio.toFixed(1)} (${spread})`;
  });
  const conditions = `${pairs} pairs of ${turnMs} ms turn by turn, medians; node ${process.version}, ${cpus().length} cores; every commit synced`;
  const head = `${'engine'.padEnd(16)} ${'load'.padEnd(26)} ${'ledger'.padEnd(38)} ${'the usual way'.padEnd(38)} ratio`;
  return `${conditions}\n\n${head}\n${lines.join('\n')}\n`;
}
