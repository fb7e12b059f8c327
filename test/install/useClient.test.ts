import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../sourceFiles.ts';

const isClient = (path: string) => /^['"]use client['"]/.test(readFileSync(path, 'utf8'));

/** Functions of React that only client components can call. */
const needsClient = /\b(useState|useEffect|useContext|useRef|useSyncExternalStore|createContext|useQuery)\(/;

function modules(name: string): string[] {
  const folder = join(root, 'packages', name, 'dist');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => join(folder, path));
}

describe("'use client' in the published modules", () => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages/components/package.json'), 'utf8'));
  const entries = Object.entries<{ default: string }>(manifest.publishConfig.exports)
    .filter(([entry]) => /^\.\/[A-Z]/.test(entry))
    .map(([entry, { default: path }]) => [entry, join(root, 'packages/components', path)] as const);

  test.each(entries)('%s is a component for the browser', (_entry, path) => {
    expect(isClient(path)).toBe(true);
  });

  test.each(['hooks', 'components'])('%s: every module that uses the browser’s React says so', (name) => {
    const silent = modules(name).filter(
      (path) => needsClient.test(readFileSync(path, 'utf8')) && !isClient(path),
    );
    expect(silent).toEqual([]);
  });

  test('functions for server components stay callable there', () => {
    const safe = modules('hooks').filter((path) => /dist\/(query|config\/createWalletConfig)/.test(path));
    expect(safe.length).toBeGreaterThan(10);
    const texts = modules('components').filter((path) =>
      /locales\/(\w\w(-\w\w)?|loadMessages)\.js$/.test(path),
    );
    expect(texts.length).toBeGreaterThan(9);
    expect([...safe, ...texts].filter(isClient)).toEqual([]);
    // An entry with both kinds must not be a client module as a whole.
    expect(
      ['hooks', 'components'].filter((name) => isClient(join(root, 'packages', name, 'dist/index.js'))),
    ).toEqual([]);
  });
});
