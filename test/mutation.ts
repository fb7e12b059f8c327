import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type JudgedMutant, runSqlMutants } from './mutation/runSqlMutants.ts';
import { root } from './sourceFiles.ts';

// `pnpm test:mutation [money] [ledger] [sql] [--every=n] [--seconds=n] [--anew]`: small changes to what reckons money, to the
// ledger's TypeScript and to its SQL, one at a time, each under the tests. All three parts unless told; below 85 %
// noticed in one of them fails. What an earlier run of the SQL has killed is not tried again, unless `--anew`.

const scoreMin = 85;
const parts = { money: () => stryker('money'), ledger: () => stryker('ledger'), sql };
const chosen = Object.entries(parts).filter(([name]) => process.argv.includes(name));

let isEnough = true;
for (const [name, run] of chosen.length > 0 ? chosen : Object.entries(parts)) {
  process.stdout.write(`\n— ${name}\n`);
  if (!(await run())) isEnough = false;
}
// Each test that noticed a mutant has failed, and vitest has said so by then.
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
  const { judged, left } = await runSqlMutants({
    anew: process.argv.includes('--anew'),
    every: given('every', 1),
    secondsMax: given('seconds', 7200),
    onProgress: (done, of) => {
      if (done % 20 === 0) process.stderr.write(`${done} of ${of}\n`);
    },
  });
  const valid = judged.filter(({ invalid }) => !invalid);
  const survivors = valid.filter(({ killedBy }) => killedBy === null);
  for (const survivor of survivors) process.stdout.write(`${described(survivor)}\n`);
  const killed = valid.length - survivors.length;
  const score = (100 * killed) / valid.length;
  process.stdout.write(
    `\n${valid.length} mutants of the ledger's SQL, ${killed} noticed: ${score.toFixed(1)} %; ${judged.length - valid.length} were no SQL${left > 0 ? `; ${left} are left for the next run` : ''}\n`,
  );
  return score >= scoreMin;
}

function given(name: string, otherwise: number): number {
  const argument = process.argv.find((one) => one.startsWith(`--${name}=`));
  return argument === undefined ? otherwise : Number(argument.slice(name.length + 3));
}

function described({ name, line, was, from, to }: JudgedMutant): string {
  return `survived  ${name}:${line}  ${from.trim().slice(0, 80)} → ${to.trim()}\n          ${was.slice(0, 140)}`;
}
