/**
 * `pnpm check`: runs every check that CI runs. Each step is a command of its own. All steps run even if one fails.
 * `--static` skips the tests.
 */
import { spawnSync } from 'node:child_process';
import { root } from './sourceFiles.ts';

const steps: [name: string, command: string][] = [
  ['format and lint', 'biome check --error-on-warnings .'],
  ['types', 'pnpm -r --parallel run types'],
  ['unused code', 'knip'],
  ['migrations', 'node test/migrations.ts'],
  ['size', 'node test/size.ts'],
  ['packages', 'node test/packages.ts'],
];
if (!process.argv.includes('--static')) {
  steps.push(['tests, layers and versions', 'pnpm test']);
}

const failed = steps.filter(([name, command]) => {
  const started = performance.now();
  process.stdout.write(`\n— ${name}: ${command}\n`);
  const { status } = spawnSync(command, { cwd: root, shell: true, stdio: 'inherit' });
  process.stdout.write(
    `— ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return status !== 0;
});

if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.map(([name]) => name).join(', ')}.\n`);
  process.exitCode = 1;
}
