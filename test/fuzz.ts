import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz/runFuzz.ts';

// `pnpm test:fuzz [--seed=n] [--requests=n]`: sends requests generated from the OpenAPI document to an in-process
// server, 20,000 by default. The same seed sends the same requests.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    requests: { type: 'string', default: '20000' },
  },
});
const seed = Number(values.seed);
const requests = Number(values.requests);
const start = performance.now();
process.stderr.write(`seed ${seed}\n`);

const { statuses, findings, refused, changed } = await runFuzz({
  seed,
  requests,
  onProgress: (done) => {
    if (done % 1000 === 0) process.stderr.write(`${done} of ${requests} after ${seconds()} s\n`);
  },
});

process.stdout.write(`${'operation'.padEnd(34)}${'requests'.padStart(9)}   responses\n`);
for (const [operationId, counts] of [...statuses].sort(([a], [b]) => a.localeCompare(b))) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const responses = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
  process.stdout.write(`${operationId.padEnd(34)}${String(total).padStart(9)}   ${responses.join('  ')}\n`);
}
for (const { number, operationId, wrong, request } of findings.slice(0, 100)) {
  process.stdout.write(`\n#${number} ${operationId}: ${wrong}\n  ${request}\n`);
}
process.stdout.write(
  `\nseed ${seed}: ${requests.toLocaleString('en')} requests to ${statuses.size} operations, ${refused.toLocaleString('en')} rejected, ${changed.toLocaleString('en')} changed a row, ${findings.length} findings; ${seconds()} s; node ${process.version}\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

function seconds(): number {
  return Math.round((performance.now() - start) / 1000);
}
