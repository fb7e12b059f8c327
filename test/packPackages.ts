import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sourceFiles.ts';

/** The tarball of a package. */
export type PackedPackage = { name: string; tarball: string };

/** Builds the packages and packs each into `folder`, in the order of their dependencies. */
export function packPackages(folder: string): PackedPackage[] {
  return ['adapter', 'client', 'hooks', 'components'].map((name) => packPackage(name, folder));
}

/** Builds the package in `packages/<name>` and packs it into `folder`. */
export function packPackage(directory: string, folder: string): PackedPackage {
  const packageDir = join(root, 'packages', directory);
  pnpm(packageDir, ['run', 'build']);
  pnpm(packageDir, ['pack', '--pack-destination', folder]);
  const { name, version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  const tarball = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(tarball)) throw new Error(`${name}: pnpm pack made no ${tarball}.`);
  return { name, tarball };
}

function pnpm(cwd: string, parameters: string[]): void {
  execFileSync('pnpm', parameters, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
