import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorMeanings } from '../../apps/demo-server/src/http/reference/errorMeanings.ts';
import { root, sourceFiles } from '../sourceFiles.ts';
import { errorsPage, operationsByCode } from './errorsPage.ts';

test('docs/errors.md documents every code', async () => {
  await expect(errorsPage()).toMatchFileSnapshot(join(root, 'docs/errors.md'));
});

test('every code is in the OpenAPI document or expected by a test', () => {
  const named = operationsByCode();
  const tests = ['packages/adapter/src', 'apps/demo-server/src']
    .flatMap((folder) => sourceFiles(folder, ['.test.ts', 'Contract.ts']))
    .map(({ text }) => text)
    .join('\n');
  const unused = Object.keys(errorMeanings).filter(
    (code) => !named.has(code) && !tests.includes(`'${code}'`),
  );
  expect(unused).toEqual([]);
});
