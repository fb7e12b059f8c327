import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { root } from '../sourceFiles.ts';
import { runIn } from './runIn.ts';

/** A host application outside the repository, with dependencies from the registry. */
export type Host = {
  folder: string;
  run: (command: string, parameters: string[], environment?: Record<string, string>) => Promise<string>;
};

type Manifest = { dependencies: Record<string, string>; devDependencies?: Record<string, string> };

/**
 * Copies `hosts/<name>` into a temporary folder and installs it there, with the packed packages instead of `workspace:` and
 * the repository's versions instead of `catalog:`. pnpm shows a package only its declared dependencies; npm hoists all of
 * them.
 */
export async function installHost(name: string, installer: 'npm' | 'pnpm'): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), `coffer-host-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'test/install/hosts', name), folder, { recursive: true });
  const packed = Object.fromEntries(
    inject('packed').map(({ name: packageName, tarball }) => [packageName, `file:${tarball}`]),
  );
  const path = join(folder, 'package.json');
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  const versions = { ...catalog(), ...packed };
  for (const dependencies of [manifest.dependencies, manifest.devDependencies ?? {}]) {
    for (const [dependency, version] of Object.entries(dependencies)) {
      if (!/^(catalog|workspace):/.test(version)) continue;
      const known = versions[dependency];
      if (known === undefined) throw new Error(`hosts/${name}: no version of ${dependency} is known.`);
      dependencies[dependency] = known;
    }
  }
  writeFileSync(path, JSON.stringify(manifest, null, 2));
  if (installer === 'npm') await runIn(folder, 'npm', ['install', '--no-audit', '--no-fund']);
  else {
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), workspaceFile(packed));
    await runIn(folder, 'pnpm', ['install', '--prefer-offline']);
  }
  return { folder, run: (...program) => runIn(folder, ...program) };
}

/** Uses the packed packages for dependencies between `@coffer/*` packages too. Hosts need no install scripts. */
function workspaceFile(packed: Record<string, string>): string {
  const overrides = Object.entries(packed).map(([name, file]) => `  "${name}": "${file}"\n`);
  return `overrides:\n${overrides.join('')}allowBuilds:\n  "@parcel/watcher": false\n  esbuild: false\n  node: true\n  sharp: false\n`;
}

function catalog(): Record<string, string> {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const entries = text.slice(text.indexOf('\ncatalog:')).matchAll(/^ {2}"?([^":\s]+)"?: (\S+)$/gm);
  return Object.fromEntries([...entries].map(([, name = '', version = '']) => [name, version]));
}
