import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as the shadcn registry schema has it; `content` only in what is served. */
export type RegistryFile = { path: string; type: 'registry:file'; target: string; content?: string };

/** What somebody can copy into an application: a component, or what all of them stand on. */
export type RegistryItem = {
  name: string;
  type: 'registry:block' | 'registry:lib';
  title: string;
  description: string;
  dependencies: string[];
  registryDependencies: string[];
  files: RegistryFile[];
};

/** Folders whose files every component needs: one item, as they need each other. */
const base = { name: 'wallet-base', folders: ['WalletTheme', 'internal', 'locales', 'tokens'] };
/** Development tools: no part of a component. */
const leftOut =
  /\.(test|stories)\.tsx?$|Guide\.ts$|\.mdx$|^(stories|testing)\/|^index\.ts$|^tokens\/tokens\.json$/;
const source = fileURLToPath(new URL('../src', import.meta.url));
const { peerDependencies, dependencies } = JSON.parse(
  readFileSync(join(source, '../package.json'), 'utf8'),
) as Record<'peerDependencies' | 'dependencies', Record<string, string>>;
const isPackage = (name: string) => name in dependencies || name in peerDependencies;

/**
 * The items of a shadcn-style registry, from the sources: one a component's folder, and the base. All style
 * sheets are in the base, so that they apply in the order of `styles.css` whatever is installed.
 */
export function registryItems(): RegistryItem[] {
  const paths = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && /\.(tsx?|css)$/.test(found.name))
    .map((found) =>
      join(found.parentPath, found.name)
        .slice(source.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !leftOut.test(path))
    .sort();
  const byItem = Map.groupBy(paths, itemOf);
  return [...byItem].map(([name, files]) => itemFrom(name, files)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A file as it is served: a host's compiler may not take the endings that Node wants in imports. */
export function registryContent({ path }: RegistryFile): string {
  const text = readFileSync(join(source, '..', path), 'utf8');
  return path.endsWith('.css') ? text : text.replace(/((?:from|import\()\s*'\.[^']*)\.tsx?'/g, "$1'");
}

function itemOf(path: string): string {
  const [folder = ''] = path.split('/');
  if (path.endsWith('.css') || base.folders.includes(folder)) return base.name;
  return folder.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}

function itemFrom(name: string, paths: string[]): RegistryItem {
  const imports = paths.flatMap((path) =>
    importsOf(path).map((specifier) =>
      specifier.startsWith('.') ? posix.join(dirname(path), specifier) : specifier,
    ),
  );
  const isOwn = (specifier: string) => !isPackage(packageOf(specifier));
  const needed = imports.filter(isOwn).map(itemOf);
  const packages = imports.filter((specifier) => !isOwn(specifier)).map(packageOf);
  const [first = ''] = paths;
  const component = first.split('/')[0] ?? '';
  const isBase = name === base.name;
  return {
    name,
    type: isBase ? 'registry:lib' : 'registry:block',
    title: isBase ? 'Coffer base' : component,
    description: isBase
      ? 'Tokens, style sheets, texts and parts that the wallet components stand on.'
      : `Coffer's ${component}, as source of your own.`,
    // The kit's own state and types stay packages: what is copied is what is seen.
    dependencies: distinct(packages).filter((found) => !/^react(-dom)?$/.test(found)),
    registryDependencies: distinct(isBase ? needed : [base.name, ...needed])
      .filter((other) => other !== name)
      .map((other) => `@coffer/${other}`),
    files: paths.map((path) => ({
      path: `src/${path}`,
      type: 'registry:file',
      target: `components/coffer/${path}`,
    })),
  };
}

function importsOf(path: string): string[] {
  if (path.endsWith('.css')) return [];
  const text = readFileSync(join(source, path), 'utf8');
  const found = text.matchAll(/\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm);
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function distinct(names: string[]): string[] {
  return [...new Set(names)].sort();
}
