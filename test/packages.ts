/**
 * Judges the three packages as their users get them: builds and packs each, and asks publint (strict) and Are
 * The Types Wrong of the tarball. ESM only, so a `require` that cannot see the types is no finding.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from './sourceFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'coffer-packages-'));
try {
  for (const name of ['adapter', 'hooks', 'components']) await judge(name);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function judge(name: string): Promise<void> {
  const packageDir = join(root, 'packages', name);
  pnpm(packageDir, ['run', 'build']);
  const before = new Set(readdirSync(folder));
  pnpm(packageDir, ['pack', '--pack-destination', folder]);
  const file = readdirSync(folder).find((found) => !before.has(found));
  if (file === undefined) throw new Error(`${name}: pnpm pack made no tarball`);
  const tarball = new Uint8Array(readFileSync(join(folder, file)));

  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  const problems = analysis.types === false ? [{ kind: 'NoTypes' }] : analysis.problems;
  const wrong = problems.filter(({ kind }) => kind !== 'CJSResolvesToESM' && kind !== 'NoResolution');
  const findings = [
    ...messages.map((message) => formatMessage(message, pkg) ?? message.code),
    ...wrong.map((problem) => JSON.stringify(problem)),
  ];
  process.stdout.write(
    `${findings.length === 0 ? '✓' : '✗'} @coffer/${name} ${(tarball.length / 1000).toFixed(1)} kB packed\n`,
  );
  for (const finding of findings) process.stdout.write(`  ${finding}\n`);
  if (findings.length > 0) process.exitCode = 1;
}

function pnpm(cwd: string, parameters: string[]): void {
  execFileSync('pnpm', parameters, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
