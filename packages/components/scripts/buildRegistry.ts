import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registryContent, registryItems } from './registryItems.ts';

// Writes what a static host serves: an index, and one file an item with the sources in it. It goes out with the
// package, so that any mirror of npm is such a host, and none of it is kept: it cannot be out of date.
const root = fileURLToPath(new URL('..', import.meta.url));
const index = {
  $schema: 'https://ui.shadcn.com/schema/registry.json',
  name: 'coffer',
  homepage: 'https://www.npmjs.com/package/@coffer/components',
  items: registryItems(),
};
const write = (path: string, value: object) =>
  writeFileSync(`${root}/dist/registry/${path}`, `${JSON.stringify(value, null, 2)}\n`);

mkdirSync(`${root}/dist/registry`, { recursive: true });
write('registry.json', index);
for (const item of index.items) {
  write(`${item.name}.json`, {
    $schema: 'https://ui.shadcn.com/schema/registry-item.json',
    ...item,
    files: item.files.map((file) => ({ ...file, content: registryContent(file) })),
  });
}
