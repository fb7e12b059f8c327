import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** One source file of the repository. */
export type SourceFile = {
  /** Path relative to the root, with forward slashes. */
  path: string;
  text: string;
  /** Resolved imports: a path relative to the root for files of the repository, otherwise the package's specifier. */
  imports: string[];
};

/** Reads every file below `folder` whose name ends in one of `endings`, in a stable order. */
export function sourceFiles(folder: string, endings: readonly string[] = ['.ts', '.tsx']): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && endings.some((ending) => found.name.endsWith(ending)))
    .map((found) => join(found.parentPath, found.name))
    .filter((path) => !/[\\/](node_modules|dist)[\\/]/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path: fromRoot(path), text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    return specifier.startsWith('.') ? fromRoot(resolve(dirname(path), specifier)) : specifier;
  });
}

function fromRoot(path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}
