import { parseArgs } from 'node:util';
import { failures } from './failover/failures.ts';
import { type FailoverReport, runFailover } from './failover/runFailover.ts';

// `pnpm test:failover [--rounds=n] [--only=name]`: runs two servers on a primary with a synchronous replica, behind a
// proxy. Causes each failure under load, in 10 rounds by default, and then compares the stored data with the clients'
// journal.

/** Time within which a server must work again without a restart. */
const recoverWithinMs = 15_000;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, only: { type: 'string', default: '' } },
});
const rounds = Number(values.rounds);
const start = performance.now();
const rows: [name: string, report: FailoverReport][] = [];
for (const failure of failures.filter(({ name }) => name.includes(values.only))) {
  const onRound = (round: number, recoveryMs: number) =>
    process.stderr.write(
      `${failure.name}: round ${round} of ${rounds}, ${recoveryMs} ms, after ${seconds()} s\n`,
    );
  rows.push([failure.name, await runFailover(failure, { rounds, onRound })]);
}
process.stdout.write(table());
process.exitCode = rows.length > 0 && rows.every(([, report]) => isClean(report)) ? 0 : 1;

function isClean({
  wrongWallets,
  wrongCharges,
  wrongHolds,
  faults,
  recoveriesMs,
  gapsMs,
}: FailoverReport): boolean {
  const isCorrect = wrongWallets + wrongCharges + wrongHolds + faults === 0;
  return isCorrect && Math.max(...recoveriesMs, ...gapsMs) <= recoverWithinMs;
}

function table(): string {
  const columns: [title: string, cell: (report: FailoverReport) => string][] = [
    ['rounds', ({ rounds }) => String(rounds)],
    ['writes', ({ writes }) => writes.toLocaleString('en')],
    ['cut off', ({ interrupted }) => String(interrupted)],
    [
      'recovered after s',
      ({ recoveriesMs }) => `${inSeconds(median(recoveriesMs))}, ${inSeconds(Math.max(...recoveriesMs))}`,
    ],
    ['longest silence s', ({ gapsMs }) => inSeconds(Math.max(...gapsMs))],
    ['lost or doubled', ({ wrongWallets, wrongHolds }) => String(wrongWallets + wrongHolds)],
    ['charged wrong', ({ wrongCharges }) => String(wrongCharges)],
    ['faults', ({ faults }) => String(faults)],
  ];
  const line = (first: string, cells: string[]) =>
    `${first.padEnd(18)}${cells.map((cell, index) => cell.padStart((columns[index]?.[0].length ?? 0) + 3)).join('')}`;
  return [
    line(
      'failure',
      columns.map(([title]) => title),
    ),
    ...rows.map(([name, report]) =>
      line(
        name,
        columns.map(([, cell]) => cell(report)),
      ),
    ),
    `\nrecovered after: median, maximum; ${seconds()} s; node ${process.version}\n`,
  ].join('\n');
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function seconds(): number {
  return Math.round((performance.now() - start) / 1000);
}
