import { expect, test } from 'vitest';

test.each([
  './index.ts',
  './server/index.ts',
  './memory/index.ts',
  './contract/index.ts',
  './dodo/index.ts',
  './webhooks/index.ts',
])('the names that %s exports', async (entry) => {
  const names: unknown = await import(entry);
  expect(Object.keys(names ?? {}).sort()).toMatchSnapshot();
});
