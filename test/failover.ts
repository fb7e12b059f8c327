import { failures } from './failover/failures.ts';
import { type FailoverReport, runFailover } from './failover/runFailover.ts';

// `pnpm test:failover [--rounds=n] [--only=name]`: a primary with a synchronous replica and two servers behind a proxy.
// 10 rounds of each failure unless told, under load; then what is stored against what the clients know.

/** A server works again within this time, without a restart. */
const recoverWithinMs = 15_000;

const rounds = Number(given('rounds') ?? 10);
const only = given('only');
const start = performance.now();
const rows: [name: string, report: FailoverReport][] = [];
for (const failure of failures.filter(({ name }) => !only || name.includes(only))) {
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
    `\nrecovered after: median, most; ${seconds()} s; node ${process.version}\n`,
  ].join('\n');
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function given(name: string): string | undefined {
  return process.argv
    .slice(2)
    .find((one) => one.startsWith(`--${name}=`))
    ?.slice(name.length + 3);
}

function seconds(): number {
  return Math.round((performance.now() - start) / 1000);
}
