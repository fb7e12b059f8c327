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
