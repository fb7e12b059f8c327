import { runFuzz } from './fuzz/runFuzz.ts';

// `pnpm test:fuzz [--seed=n] [--requests=n]`: generated requests over the OpenAPI document against the whole
// server in process. The same seed sends the same requests. 20,000 of them unless told.

const seed = given('seed', Math.floor(Math.random() * 2 ** 31));
const requests = given('requests', 20_000);
const start = performance.now();
process.stderr.write(`seed ${seed}\n`);

const { statuses, findings, refused, changed } = await runFuzz({
  seed,
  requests,
  onProgress: (done) => {
    if (done % 1000 === 0) process.stderr.write(`${done} of ${requests} after ${seconds()} s\n`);
  },
});

process.stdout.write(`${'operation'.padEnd(34)}${'requests'.padStart(9)}   answers\n`);
for (const [operationId, counts] of [...statuses].sort(([a], [b]) => a.localeCompare(b))) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const answers = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
  process.stdout.write(`${operationId.padEnd(34)}${String(total).padStart(9)}   ${answers.join('  ')}\n`);
}
for (const { number, operationId, wrong, request } of findings.slice(0, 100)) {
  process.stdout.write(`\n#${number} ${operationId}: ${wrong}\n  ${request}\n`);
}
process.stdout.write(
  `\nseed ${seed}: ${requests.toLocaleString('en')} requests to ${statuses.size} operations, ${refused.toLocaleString('en')} refused, ${changed.toLocaleString('en')} changed something, ${findings.length} findings; ${seconds()} s; node ${process.version}\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

function given(name: string, otherwise: number): number {
  const argument = process.argv.slice(2).find((one) => one.startsWith(`--${name}=`));
  return argument === undefined ? otherwise : Number(argument.slice(name.length + 3));
}

function seconds(): number {
  return Math.round((performance.now() - start) / 1000);
}
