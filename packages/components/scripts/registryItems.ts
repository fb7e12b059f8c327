import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** File of an item in the schema of the shadcn registry. Only the served files have `content`. */
export type RegistryFile = { path: string; type: 'registry:file'; target: string; content?: string };

/** Item that can be copied into an application: a component, or the base of all components. */
export type RegistryItem = {
  name: string;
  type: 'registry:block' | 'registry:lib';
  title: string;
  description: string;
  dependencies: string[];
  registryDependencies: string[];
  files: RegistryFile[];
};

/** Folders that every component needs. They are one item, because they import each other. */
const base = { name: 'wallet-base', folders: ['WalletTheme', 'internal', 'locales', 'tokens'] };
/** Files that are not published: tests, stories and other development tools. */
const excluded =
  /\.(test|stories)\.tsx?$|Guide\.ts$|\.mdx$|^(stories|testing)\/|^index\.ts$|^tokens\/tokens\.json$/;
const source = fileURLToPath(new URL('../src', import.meta.url));
const { peerDependencies, dependencies } = JSON.parse(
  readFileSync(join(source, '../package.json'), 'utf8'),
) as Record<'peerDependencies' | 'dependencies', Record<string, string>>;
const isPackage = (name: string) => name in dependencies || name in peerDependencies;

/**
 * Makes the items of a [shadcn registry](https://ui.shadcn.com/docs/registry) from the sources: the base, and one item per
 * component folder. All style sheets are in the base, so that they always apply in the order of `styles.css`.
 */
export function registryItems(): RegistryItem[] {
  const paths = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && /\.(tsx?|css)$/.test(found.name))
    .map((found) =>
      join(found.parentPath, found.name)
        .slice(source.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !excluded.test(path))
    .sort();
  const byItem = Map.groupBy(paths, itemOf);
  return [...byItem].map(([name, files]) => itemFrom(name, files)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns the content of a file as it is served: without the `.ts` endings of imports, which some compilers reject. */
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
      ? 'Tokens, style sheets, texts and shared parts of the wallet components.'
      : `Source of Coffer's ${component}.`,
    // The state and the types stay packages. Only what renders is copied.
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
