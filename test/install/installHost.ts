import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { root } from '../sourceFiles.ts';
import { runIn } from './runIn.ts';
import { stockTemplates } from './stockTemplates.ts';

/** A host application outside the repository, with dependencies from the registry. */
export type Host = {
  folder: string;
  run: (command: string, parameters: string[], environment?: Record<string, string>) => Promise<string>;
};

type Manifest = {
  packageManager?: string;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
};

/**
 * Creates a host from its stock template, if it has one, copies `hosts/<name>` over it and installs it, with the packed
 * packages instead of `workspace:` and the repository's versions instead of `catalog:`. pnpm shows a package only its
 * declared dependencies; npm hoists all of them. Each run creates a host once, for all of its tests.
 */
export async function installHost(name: string, installer: 'npm' | 'pnpm'): Promise<Host> {
  const folder = join(inject('hostsFolder'), name);
  const host: Host = { folder, run: (...program) => runIn(folder, ...program) };
  if (existsSync(folder)) return host;
  mkdirSync(inject('hostsFolder'), { recursive: true });
  const created = await createFromTemplate(name);
  cpSync(join(root, 'test/install/hosts', name), folder, { recursive: true });
  const packed = Object.fromEntries(
    inject('packed').map(({ name: packageName, tarball }) => [packageName, `file:${tarball}`]),
  );
  const manifest = join(folder, 'package.json');
  const merged = withVersions(merge(created, readManifest(manifest)), { ...catalog(), ...packed });
  writeFileSync(manifest, JSON.stringify(merged, null, 2));
  if (installer === 'npm') await runIn(folder, 'npm', ['install', '--no-audit', '--no-fund']);
  else {
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), workspaceFile(packed));
    await runIn(folder, 'pnpm', ['install', '--prefer-offline']);
  }
  return host;
}

/** Runs the template's own CLI, then makes the edits of a host developer. Returns the manifest that the CLI wrote. */
async function createFromTemplate(name: string): Promise<Manifest> {
  const template = stockTemplates[name];
  if (template === undefined) return { dependencies: {} };
  const [cli, ...parameters] = template.create;
  await runIn(inject('hostsFolder'), 'pnpm', ['dlx', cli, ...parameters]);
  const folder = join(inject('hostsFolder'), name);
  for (const { file, replace, by } of template.edits) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(replace)) throw new Error(`${name}: ${file} of ${cli} has no ${replace}`);
    writeFileSync(
      join(folder, file),
      text.replace(replace, () => by),
    );
  }
  return readManifest(join(folder, 'package.json'));
}

const readManifest = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8'));

/** Adds the host's dependencies to the template's. The test brings its own pnpm. */
function merge({ packageManager: _, ...template }: Manifest, host: Manifest): Manifest {
  return {
    ...host,
    ...template,
    dependencies: { ...template.dependencies, ...host.dependencies },
    devDependencies: { ...template.devDependencies, ...host.devDependencies },
  };
}

function withVersions(manifest: Manifest, versions: Record<string, string>): Manifest {
  const resolve = (dependencies: Record<string, string> = {}) =>
    Object.fromEntries(
      Object.entries(dependencies).map(([dependency, version]) => {
        if (!/^(catalog|workspace):/.test(version)) return [dependency, version];
        const known = versions[dependency];
        if (known === undefined) throw new Error(`No version of ${dependency} is known.`);
        return [dependency, known];
      }),
    );
  return {
    ...manifest,
    dependencies: resolve(manifest.dependencies),
    devDependencies: resolve(manifest.devDependencies),
  };
}

/** Uses the packed packages for dependencies between `@coffer/*` packages too. Hosts need no install scripts but that of a Node of their own. */
function workspaceFile(packed: Record<string, string>): string {
  const overrides = Object.entries(packed).map(([name, file]) => `  "${name}": "${file}"\n`);
  const ignored = ['@parcel/watcher', 'esbuild', 'lightningcss', 'sharp', 'unrs-resolver'];
  const builds = ignored.map((name) => `  "${name}": false\n`);
  return `overrides:\n${overrides.join('')}allowBuilds:\n  node: true\n${builds.join('')}`;
}

function catalog(): Record<string, string> {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const entries = text.slice(text.indexOf('\ncatalog:')).matchAll(/^ {2}"?([^":\s]+)"?: (\S+)$/gm);
  return Object.fromEntries([...entries].map(([, name = '', version = '']) => [name, version]));
}
