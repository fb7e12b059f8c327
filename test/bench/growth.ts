import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../apps/demo-server/src/database/Database.ts';
import { migrate } from '../../apps/demo-server/src/database/migrate.ts';
import { openPglite } from '../../apps/demo-server/src/database/pglite/openPglite.ts';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { openAccount, openLedger } from '../../apps/demo-server/src/ledger/accounts/accounts.ts';
import { readBalance, readDailyBalances } from '../../apps/demo-server/src/ledger/queries/balances.ts';
import {
  readFlows,
  readSpend,
  readSpendByReason,
  rollUpDailyTotals,
} from '../../apps/demo-server/src/ledger/queries/dailyTotals.ts';
import { readEntries } from '../../apps/demo-server/src/ledger/queries/entries.ts';
import { verifyLedger } from '../../apps/demo-server/src/ledger/verify/verifyLedger.ts';
import { insertEntries } from './insertEntries.ts';
import { median } from './measure.ts';
import { measureMemory, type ServerMemory } from './measureMemory.ts';

// `pnpm bench:growth [--json] [--quick] [file]`: compares reads of a wallet with a million entries and one with a
// thousand, in turns on the same database. Also measures how long PGlite takes to open them, and a server's memory after
// 20,000 and 200,000 writes.

type Reading = { name: string; read: (accountId: string, size: number) => Promise<unknown> };
type Figure = {
  engine: string;
  name: string;
  unit?: 'MB';
  smaller: number;
  larger: number;
  ratio: number;
  ratios: number[];
};

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')));
const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const [small, large] = [1_000, options.has('--quick') ? 100_000 : 1_000_000];
const pairs = 9;
const readsATurn = 50;
const days = 60;
const lastDay = '2026-03-01';
const firstDay = new Date(Date.parse(lastDay) - (days - 1) * 86_400_000).toISOString().slice(0, 10);

const figures = [...(await onPostgres()), ...(await onPglite())];
const report = {
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  small,
  large,
  pairs,
  figures,
};
const json = JSON.stringify(report, null, 2);
if (file) await writeFile(file, json);
process.stdout.write(options.has('--json') ? `${json}\n` : table(figures));

async function onPostgres(): Promise<Figure[]> {
  if (options.has('--no-postgres')) return [];
  const postgres = await startTestPostgres();
  const database = await openPostgres({
    url: postgres.url,
    statementTimeoutMs: 600_000,
    commitTimeoutMs: 600_000,
  });
  try {
    await fill(database);
    return [
      ...(await compare(database)),
      ...(await compareMemory('PostgreSQL', { DATABASE_URL: postgres.url })),
    ];
  } finally {
    await database.close();
    await postgres.stop();
  }
}

async function onPglite(): Promise<Figure[]> {
  if (options.has('--no-pglite')) return [];
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'));
  const open = () => openPglite({ dataDir: folder, statementTimeoutMs: 600_000 });
  let database = await open();
  try {
    await migrate(database);
    await database.close();
    // The folder exists both times, so this shows a normal start and what a million entries add to it.
    const emptyMs = await openMs(open);
    database = await open();
    await fill(database);
    await database.close();
    const fullMs = await openMs(open);
    database = await open();
    const opening = { name: 'opening', smaller: emptyMs, larger: fullMs, ratio: fullMs / emptyMs };
    const figures = [
      ...(await compare(database)),
      { engine: database.engine, ...opening, ratios: [fullMs / emptyMs] },
    ];
    await database.close();
    return [...figures, ...(await compareMemory('PGlite', { COFFER_DATA_DIR: folder }))];
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openMs(open: () => Promise<Database>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const start = performance.now();
    const database = await open();
    await database.query('SELECT count(*) FROM ledger.accounts');
    times.push(performance.now() - start);
    await database.close();
  }
  return median(times);
}

async function fill(database: Database): Promise<void> {
  await migrate(database);
  await openLedger(database, { id: 'growth' });
  for (const [id, entries] of [
    ['small', small],
    ['large', large],
  ] as const) {
    await openAccount(database, { id, ledgerId: 'growth', currency: 'USD' });
    await insertEntries(database, { accountId: id, entries, firstDay, days });
    await database.transaction((transaction) => rollUpDailyTotals(transaction, [id]));
  }
  await database.query('VACUUM ANALYZE');
  const faults = await verifyLedger(database);
  if (faults.length > 0) throw new Error(`The inserted entries are no valid ledger: ${faults[0]?.fault}`);
}

async function compare(database: Database): Promise<Figure[]> {
  const firstPage = (accountId: string) => readEntries(database, { accountIds: [accountId], limit: 25 });
  const between = (accountId: string) => ({ accountId, from: firstDay, to: lastDay });
  const readings: Reading[] = [
    { name: 'balance', read: (id) => readBalance(database, { accountId: id, at: new Date() }) },
    { name: 'first page of entries', read: firstPage },
    { name: 'a page in the middle', read: await deepPage(database, 0.5) },
    { name: 'the last page', read: await deepPage(database, 1) },
    { name: `spend of ${days} days, by day`, read: (id) => readSpend(database, between(id)) },
    { name: `flows of ${days} days, by source`, read: (id) => readFlows(database, between(id)) },
    { name: `spend of ${days} days, by reason`, read: (id) => readSpendByReason(database, between(id)) },
    { name: `balance at the end of ${days} days`, read: (id) => readDailyBalances(database, between(id)) },
  ];
  const figures: Figure[] = [];
  for (const { name, read } of readings) {
    const turn = async (accountId: string, size: number) => {
      const start = performance.now();
      for (let count = 0; count < readsATurn; count += 1) await read(accountId, size);
      return (performance.now() - start) / readsATurn;
    };
    await turn('large', large);
    await turn('small', small);
    const turns: { smaller: number; larger: number }[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      turns.push({ smaller: await turn('small', small), larger: await turn('large', large) });
    }
    const ratios = turns.map(({ smaller, larger }) => larger / smaller);
    figures.push({
      engine: database.engine,
      name,
      smaller: median(turns.map(({ smaller }) => smaller)),
      larger: median(turns.map(({ larger }) => larger)),
      ratio: median(ratios),
      ratios,
    });
  }
  return figures;
}

/** Reads the page that starts at this fraction of the history. */
async function deepPage(database: Database, part: number): Promise<Reading['read']> {
  const places = new Map<string, { createdAt: Date; accountId: string; number: number }>();
  for (const [accountId, size] of [
    ['small', small],
    ['large', large],
  ] as const) {
    const number = Math.max(26, Math.round(size * (1 - part)));
    const [row] = await database.query<{ created_at: Date }>(
      'SELECT created_at FROM ledger.entries WHERE account_id = $1 AND number = $2',
      [accountId, number],
    );
    if (row) places.set(accountId, { createdAt: row.created_at, accountId, number });
  }
  return (accountId) => {
    const after = places.get(accountId);
    return readEntries(database, { accountIds: [accountId], limit: 25, ...(after ? { after } : {}) });
  };
}

/** Compares a server's memory after few and after many writes. */
async function compareMemory(engine: string, environment: Record<string, string>): Promise<Figure[]> {
  const [few, many] = options.has('--quick') ? [2_000, 20_000] : [20_000, 200_000];
  const [first, last] = await measureMemory(environment, [few, many]);
  if (!first || !last) throw new Error('The server reported no memory.');
  return (['rss', 'rssHeld', 'heapUsed'] as const).map((name) => {
    const megabytes = (memory: ServerMemory) => memory[name] / 1024 / 1024;
    const ratio = last[name] / first[name];
    const of = `${name} after ${few} and ${many} writes`;
    return {
      engine,
      name: of,
      unit: 'MB',
      smaller: megabytes(first),
      larger: megabytes(last),
      ratio,
      ratios: [ratio],
    };
  });
}

function table(figures: readonly Figure[]): string {
  const cell = (value: number, unit: string) => `${value.toFixed(value < 10 ? 2 : 0).padStart(9)} ${unit}`;
  const lines = figures.map((one) => {
    const spread = `${Math.min(...one.ratios).toFixed(2)}–${Math.max(...one.ratios).toFixed(2)}`;
    return `${one.engine.padEnd(16)} ${one.name.padEnd(40)} ${cell(one.smaller, one.unit ?? 'ms')} ${cell(one.larger, one.unit ?? 'ms')}   × ${one.ratio.toFixed(2)} (${spread})`;
  });
  const conditions = `${pairs} pairs of ${readsATurn} reads turn by turn, medians; node ${process.version}, ${cpus().length} cores; opening: empty and full`;
  const head = `${'engine'.padEnd(16)} ${'reading'.padEnd(40)} ${small.toLocaleString('en').padStart(12)} ${large.toLocaleString('en').padStart(12)}   ratio`;
  return `${conditions}\n\n${head}\n${lines.join('\n')}\n`;
}
