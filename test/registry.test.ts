import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as kit from '@coffer/components';
import { describe, expect, test } from 'vitest';
import { registryContent, registryItems } from '../packages/components/scripts/registryItems.ts';
import { root } from './sourceFiles.ts';

const folder = join(root, 'packages/components');
const items = registryItems();
const nameOf = (address: string) => address.replace('@coffer/', '');

/** Returns the names of an item and of all items that it depends on. */
function installed(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const item = items.find((one) => one.name === name);
  for (const address of item?.registryDependencies ?? []) installed(nameOf(address), found);
  return found;
}

describe('the registry of sources', () => {
  test('has every exported component', () => {
    const components = Object.keys(kit).filter((name) => /^[A-Z]/.test(name));
    const files = items.flatMap((item) => item.files.map(({ path }) => path));
    const lacking = components.filter((name) => !files.includes(`src/${name}/${name}.tsx`));
    expect(lacking).toEqual([]);
  });

  test('has the format that the shadcn CLI reads', () => {
    for (const item of items) {
      expect(item.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(['registry:block', 'registry:lib']).toContain(item.type);
      expect(item.files.length).toBeGreaterThan(0);
      for (const address of item.registryDependencies) {
        expect(items.map(({ name }) => name)).toContain(nameOf(address));
      }
      for (const { path, target } of item.files) {
        expect(existsSync(join(folder, path))).toBe(true);
        expect(target).toBe(`components/coffer/${path.slice('src/'.length)}`);
      }
    }
    const targets = items.flatMap((item) => item.files.map(({ target }) => target));
    expect(new Set(targets).size).toBe(targets.length);
  });

  test.each(items)('$name installs everything that it imports', (item) => {
    const brought = items.filter(({ name }) => installed(item.name).has(name));
    const paths = new Set(brought.flatMap(({ files }) => files.map(({ path }) => path)));
    const packages = brought.flatMap(({ dependencies }) => dependencies);
    const lacking = item.files.flatMap((file) => {
      const text = registryContent(file);
      return [...text.matchAll(/(?:from |import\(\s*|import )'([\w@./-]+)'/g)]
        .map(([, specifier = '']) => specifier)
        .filter((specifier) => !isBrought(file.path, specifier, paths, packages));
    });
    expect(lacking).toEqual([]);
  });
});

function isBrought(from: string, specifier: string, paths: Set<string>, packages: string[]): boolean {
  if (!specifier.startsWith('.')) {
    return ['react', 'react-dom', ...packages].some(
      (name) => specifier === name || specifier.startsWith(`${name}/`),
    );
  }
  const path = join(from, '..', specifier);
  return ['', '.ts', '.tsx'].some((ending) => paths.has(path + ending));
}
