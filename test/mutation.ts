import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runSqlMutants, type TestedMutant } from './mutation/runSqlMutants.ts';
import { root } from './sourceFiles.ts';

// `pnpm test:mutation [money] [ledger] [sql] [--every=n] [--seconds=n] [--fresh]`: makes small changes to the money
// arithmetic, the ledger's TypeScript and its SQL, one at a time, and runs the tests on each. Defaults to all three
// parts. Fails if the tests notice less than 85 % of one part. SQL mutants that an earlier run killed are skipped,
// unless `--fresh`.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '7200' },
    fresh: { type: 'boolean', default: false },
  },
});
const scoreMin = 85;
const parts = { money: () => stryker('money'), ledger: () => stryker('ledger'), sql };
const chosen = Object.entries(parts).filter(([name]) => positionals.includes(name));

let isEnough = true;
for (const [name, run] of chosen.length > 0 ? chosen : Object.entries(parts)) {
  process.stdout.write(`\n— ${name}\n`);
  if (!(await run())) isEnough = false;
}
// vitest has set an exit code for the tests that failed on mutants.
process.exitCode = isEnough ? 0 : 1;

function stryker(name: string): boolean {
  const bin = join(root, 'test/node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [bin, 'run', `test/mutation/${name}.config.json`], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

async function sql(): Promise<boolean> {
  const { tested, left } = await runSqlMutants({
    isFresh: values.fresh,
    every: Number(values.every),
    secondsMax: Number(values.seconds),
    onProgress: (done, of) => {
      if (done % 20 === 0) process.stderr.write(`${done} of ${of}\n`);
    },
  });
  const valid = tested.filter(({ invalid }) => !invalid);
  const survivors = valid.filter(({ killedBy }) => killedBy === null);
  for (const survivor of survivors) process.stdout.write(`${described(survivor)}\n`);
  const killed = valid.length - survivors.length;
  const score = (100 * killed) / valid.length;
  process.stdout.write(
    `\n${valid.length} mutants of the ledger's SQL, ${killed} noticed: ${score.toFixed(1)} %; ${tested.length - valid.length} were no valid SQL${left > 0 ? `; ${left} are left for the next run` : ''}\n`,
  );
  return score >= scoreMin;
}

function described({ name, line, was, from, to }: TestedMutant): string {
  return `survived  ${name}:${line}  ${from.trim().slice(0, 80)} → ${to.trim()}\n          ${was.slice(0, 140)}`;
}
