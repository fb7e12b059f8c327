import { expect, test } from 'vitest';
import { readMigrations } from '../apps/demo-server/src/database/migrate.ts';
import checksums from '../apps/demo-server/src/database/migrations/checksums.json' with { type: 'json' };
import { migrationProblems } from './migrationProblems.ts';

const listed = { '0001_a.sql': '1', '0002_b.sql': '2' };

test('every migration is listed with its checksum', async () => {
  const files = (await readMigrations()).map(({ name, checksum }) => [name, checksum]);
  expect(migrationProblems(Object.fromEntries(files), checksums)).toEqual([]);
});

test.each([
  ['a changed migration', { ...listed, '0001_a.sql': 'other' }, '0001_a.sql has changed.'],
  ['a missing migration', { '0002_b.sql': '2' }, '0001_a.sql is missing.'],
  ['a migration that is not listed', { ...listed, '0003_c.sql': '3' }, '0003_c.sql is not listed. When'],
  [
    'a migration before an applied one',
    { ...listed, '0001_b.sql': '3' },
    '0001_b.sql is not listed, and sorts',
  ],
])('reports %s', (_, files, problem) => {
  expect(migrationProblems(files, listed)).toEqual([expect.stringContaining(problem)]);
});

test('reports nothing when all are listed', () => {
  expect(migrationProblems(listed, listed)).toEqual([]);
});
