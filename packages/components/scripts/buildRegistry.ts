import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registryContent, registryItems } from './registryItems.ts';

// Writes the registry that a static host serves: an index, and one file per item with its sources. It is published in the
// package, so any mirror of npm serves it. It is built for each release and not committed.
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
