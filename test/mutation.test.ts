import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ledgerTestRows } from './mutation/WarmTests.ts';
import { root } from './sourceFiles.ts';

describe('the files that the mutation tests name exist', () => {
  test('tests of the ledger', () => {
    const files = globSync('apps/demo-server/src/ledger/**/*.test.ts', { cwd: root });
    const missing = ledgerTestRows
      .flat()
      .filter((name) => !files.some((file) => file.endsWith(`/${name}.test.ts`)));
    expect(missing).toEqual([]);
  });

  test.each(['money', 'ledger'])('source files of the %s part', (part) => {
    const { mutate } = JSON.parse(readFileSync(join(root, `test/mutation/${part}.config.json`), 'utf8'));
    const patterns: string[] = mutate.map((pattern: string) => pattern.replace(/^!/, ''));
    // Each name in braces is a file of its own.
    const single = patterns.flatMap((pattern) => {
      const [, before = '', names = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(pattern) ?? [];
      return names === '' ? [pattern] : names.split(',').map((name) => `${before}${name}${after}`);
    });
    expect(single.filter((pattern) => globSync(pattern, { cwd: root }).length === 0)).toEqual([]);
  });
});
