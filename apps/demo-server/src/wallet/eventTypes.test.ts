import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventTypes } from './eventTypes.ts';

test('are all that the use-cases tell of, and no other', () => {
  const folder = new URL('./', import.meta.url);
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'eventTypes.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const named = sources.flatMap(
    (text) => text.match(/(?<=['`])(?:wallet|top_up|invoice|ledger)\.[a-z_]+(?=['`])/g) ?? [],
  );
  expect([...new Set(named)].sort()).toEqual(Object.keys(eventTypes).sort());
});
