import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTestDatabase } from '../../apps/demo-server/src/database/testing/createTestDatabase.ts';
import { startTestPostgres } from '../../apps/demo-server/src/database/testing/startTestPostgres.ts';
import { freePort } from '../freePort.ts';

// `pnpm bench:idle [--seconds=60]`: measures a server without requests, on each engine: its share of a core from
// /proc/PID/stat, and its resident memory from /proc/PID/status. Compares the embedded database with a bare PGlite
// process on a copy of the same folder, in the same run.

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const seconds = Number(values.seconds);
/** Time after the start in which a server compiles, migrates and collects garbage. */
const settleMs = 20_000;
/** Clock ticks a second, which Linux fixes for /proc. */
const ticks = 100;

type Figures = { cpuPercent: number; residentMb: number; peakMb: number };

const main = fileURLToPath(new URL('../../apps/demo-server/src/main.ts', import.meta.url));
const bare = fileURLToPath(new URL('../../apps/demo-server/src/testing/barePglite.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'coffer-idle-'));
const postgres = await startTestPostgres();
const { url, drop } = await createTestDatabase(postgres.url);
try {
  const onPostgres = await measureServer({ DATABASE_URL: url });
  const dataDir = join(folder, 'embedded');
  const onPglite = await measureServer({ COFFER_DATA_DIR: dataDir });
  const copy = join(folder, 'bare');
  cpSync(dataDir, copy, { recursive: true });
  const child = fork(bare, [join(copy, 'pgdata')], { env: { PATH: process.env.PATH ?? '' } });
  await once(child, 'message');
  const alone = await measure(child);
  process.stdout.write(
    [
      `${'idle for'.padEnd(32)}${'% of a core'.padStart(12)}${'MB'.padStart(8)}${'peak MB'.padStart(9)}`,
      line(`server on PostgreSQL`, onPostgres),
      line(`server on PGlite`, onPglite),
      line(`bare PGlite process`, alone),
      `${'server on PGlite above it'.padEnd(32)}${(onPglite.cpuPercent - alone.cpuPercent).toFixed(2).padStart(12)}${(onPglite.residentMb - alone.residentMb).toFixed(0).padStart(8)}`,
      `\n${seconds} s each, after ${settleMs / 1000} s; node ${process.version}\n`,
    ].join('\n'),
  );
} finally {
  await drop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measureServer(environment: Record<string, string>): Promise<Figures> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      HOST: '127.0.0.1',
      COFFER_SECRET_KEY: 'sk_live_0123456789abcdefghijklmnop',
      COFFER_TEST_PROCESSOR: '1',
      COFFER_DRAIN_SECONDS: '0',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let attempt = 1; !(await isReady(port)); attempt += 1) {
    if (attempt > 600 || child.exitCode !== null) throw new Error('The server did not start.');
    await sleep(100);
  }
  return measure(child);
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** Measures a process, and ends it. */
async function measure(child: ChildProcess): Promise<Figures> {
  const pid = child.pid ?? 0;
  await sleep(settleMs);
  const before = cpuTicks(pid);
  const start = performance.now();
  await sleep(seconds * 1000);
  const cpuSeconds = (cpuTicks(pid) - before) / ticks;
  const figures = {
    cpuPercent: (cpuSeconds / ((performance.now() - start) / 1000)) * 100,
    residentMb: memoryMb(pid, 'VmRSS'),
    peakMb: memoryMb(pid, 'VmHWM'),
  };
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return figures;
}

/** Time in user and kernel mode of all threads, in ticks. */
function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function memoryMb(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

function line(name: string, { cpuPercent, residentMb, peakMb }: Figures): string {
  return `${name.padEnd(32)}${cpuPercent.toFixed(2).padStart(12)}${residentMb.toFixed(0).padStart(8)}${peakMb.toFixed(0).padStart(9)}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
