/**
 * Checks the packed packages: builds and packs each, and runs [publint](https://publint.dev) (strict) and
 * [Are The Types Wrong](https://arethetypeswrong.github.io) on the tarball. The packages are ESM only, so problems of
 * `require` do not count.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { type PackedPackage, packPackage, packPackages } from './packPackages.ts';

const folder = mkdtempSync(join(tmpdir(), 'coffer-packages-'));
try {
  const programs = [packPackage('create-coffer', folder)];
  for (const packed of [...packPackages(folder), ...programs]) await checkPacked(packed);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkPacked({ name, tarball: file }: PackedPackage): Promise<void> {
  const tarball = new Uint8Array(readFileSync(file));
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  // A program is run and not imported, so it has no types.
  const untyped = pkg.bin === undefined ? [{ kind: 'NoTypes' }] : [];
  const problems = analysis.types === false ? untyped : analysis.problems;
  const wrong = problems.filter(({ kind }) => kind !== 'CJSResolvesToESM' && kind !== 'NoResolution');
  const findings = [
    ...messages.map((message) => formatMessage(message, pkg) ?? message.code),
    ...wrong.map((problem) => JSON.stringify(problem)),
  ];
  process.stdout.write(
    `${findings.length === 0 ? '✓' : '✗'} ${name} ${(tarball.length / 1000).toFixed(1)} kB packed\n`,
  );
  for (const finding of findings) process.stdout.write(`  ${finding}\n`);
  if (findings.length > 0) process.exitCode = 1;
}
