// Copies the guides into the package, so that they can be read without the repository.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const source = new URL('../../../docs/guides/', import.meta.url);
const folder = new URL('../guides/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const name of readdirSync(source)) {
  // Other pages of the repository are not in the package: their links become text.
  const text = readFileSync(new URL(name, source), 'utf8').replace(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, '$1');
  writeFileSync(new URL(name, folder), text);
}
