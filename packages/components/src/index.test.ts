import { expect, test } from 'vitest';
import * as kit from './index.ts';

/** Files named like their folder: the components. */
const files = import.meta.glob('./*/*.tsx');
const components = Object.keys(files).flatMap((path) => /^\.\/(\w+)\/\1\.tsx$/.exec(path)?.[1] ?? []);

test('exports the component of each folder, the functions of filters, and the languages', () => {
  const others = ['ledgerFilterFromSearch', 'ledgerFilterToSearch', 'languageTags', 'loadMessages'];
  expect(Object.keys(kit).sort()).toEqual([...components, ...others].sort());
});
