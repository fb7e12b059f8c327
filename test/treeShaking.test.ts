import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

const page = fileURLToPath(new URL('./page.js', import.meta.url));

/** Builds a page with Vite. Returns the component folders whose code is in its first load. */
async function foldersLoadedBy(source: string): Promise<string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? id : null),
        load: (id) => (id === page ? source : null),
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        input: page,
        external: [
          'react',
          'react-dom',
          'react/jsx-runtime',
          '@tanstack/react-query',
          '@coffer/hooks',
          '@coffer/adapter',
        ],
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const chunks = new Map(
    files.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const first = new Set([...chunks.values()].filter(({ isEntry }) => isEntry));
  for (const chunk of first) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported) first.add(imported);
    }
  }
  const modules = [...first].flatMap((chunk) => Object.entries(chunk.modules));
  const kept = modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([path]) => path);
  return [...new Set(kept.flatMap((path) => path.match(/components\/src\/([A-Z]\w+)\//)?.[1] ?? []))].sort();
}

test('a page loads only the components that it imports', { timeout: 60_000 }, async () => {
  expect(await foldersLoadedBy("export { BalanceCard } from '@coffer/components';")).toEqual([
    'BalanceCard',
    'Money',
    'WalletTheme',
  ]);
});
