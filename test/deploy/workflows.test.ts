import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../sourceFiles.ts';

const folder = join(root, '.github/workflows');

test.each(readdirSync(folder))('%s pins its actions by commit, and may only read', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action ?? '');
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  expect(text.match(/: write$/gm)).toBeNull();
});
