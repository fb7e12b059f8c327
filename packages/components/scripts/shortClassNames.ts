import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));

/**
 * What the kit's classes are called in what is built: `.cf-0` for `.coffer-button`. Their names are a tenth of the
 * style sheet, and hosts go by `data-slot`. The sources and what is copied from them keep the long ones.
 */
const shortNames = new Map(
  [...tally(sheets().matchAll(/\.(coffer-[a-z-]+)/g))]
    .sort(([one, often], [other, oftener]) => oftener - often || (one < other ? -1 : 1))
    .map(([name], index) => [name, `cf-${index.toString(36)}`]),
);

/** A style sheet, or a module, with the short names in place of the long ones. */
export function shortenClassNames(text: string): string {
  return text.replace(/(?<=[.'"`\s])coffer-[a-z-]+(?=[^\w-]|$)/g, (name) => shortNames.get(name) ?? name);
}

function sheets(): string {
  const paths = globSync('*/*.css', { cwd: source, exclude: (path) => path === 'stories' }).sort();
  return paths.map((path) => readFileSync(`${source}/${path}`, 'utf8')).join('\n');
}

function tally(found: Iterable<RegExpMatchArray>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ''] of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
