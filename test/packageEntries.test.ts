import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from '../packages/components/scripts/entries.ts';
import { root } from './sourceFiles.ts';

test.each(Object.entries(generatedFiles()))(
  '%s of the components is up to date; `pnpm --filter @coffer/components run entries` updates it',
  (path, text) => {
    expect(readFileSync(join(root, 'packages/components', path), 'utf8')).toBe(text);
  },
);

test('the packages ask for the same versions of a shared peer', () => {
  const ranges = new Map<string, Set<string>>();
  for (const name of ['adapter', 'hooks', 'components']) {
    const text = readFileSync(join(root, `packages/${name}/package.json`), 'utf8');
    const { peerDependencies = {} }: { peerDependencies?: Record<string, string> } = JSON.parse(text);
    for (const [peer, range] of Object.entries(peerDependencies)) {
      ranges.set(peer, (ranges.get(peer) ?? new Set()).add(range));
    }
  }
  const different = [...ranges].filter(([, asked]) => asked.size > 1);
  expect(different).toEqual([]);
});
