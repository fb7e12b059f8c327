import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { eventTypes } from './eventTypes.ts';

test('the catalog lists every event that the modules emit, and no other', () => {
  const modules = fileURLToPath(new URL('../', import.meta.url));
  const names = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ts$/.test(name) && !/\.test\.ts$|eventTypes\.ts$/.test(name),
  );
  const code = names.map((name) => withoutComments(readFileSync(`${modules}/${name}`, 'utf8')));
  const emitted = code.flatMap(
    (text) =>
      text.match(
        /(?<=['`])(?:customer|wallet|top_up|invoice|refund|dispute|payment_link|payment_method|ledger)\.[a-z_]*[a-z](?=['`])/g,
      ) ?? [],
  );
  expect(names.length).toBeGreaterThan(100);
  expect([...new Set(emitted)].sort()).toEqual(Object.keys(eventTypes).sort());
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
