// Copies the templates into `dist`, with the repository's versions instead of `catalog:` and `workspace:`.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../dist/templates/', import.meta.url);
cpSync(new URL('../templates/', import.meta.url), folder, { recursive: true });

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const workspace = readFileSync(new URL('../../../pnpm-workspace.yaml', import.meta.url), 'utf8');
const catalog = new Map(
  [...workspace.matchAll(/^ {2}"?([^":\s]+)"?: (\S+)$/gm)].map(([, name = '', exact = '']) => [name, exact]),
);

for (const template of readdirSync(folder)) {
  const path = new URL(`${template}/package.json`, folder);
  const text = readFileSync(path, 'utf8').replace(/"(.+)": "(catalog|workspace):"/g, (_, name, source) => {
    const found = source === 'catalog' ? catalog.get(name) : version;
    if (found === undefined) throw new Error(`${template}: the catalog has no ${name}.`);
    return `"${name}": "^${found}"`;
  });
  writeFileSync(path, text);
}
