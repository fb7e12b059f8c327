/**
 * `node test/migrations.ts`: fails when a migration differs from the committed list of checksums. `pnpm db:checksums` adds
 * new migrations to that list. It never replaces a listed checksum.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMigrations } from '../apps/demo-server/src/database/migrate.ts';
import { type MigrationChecksums, migrationProblems, newMigrations } from './migrationProblems.ts';
import { root } from './sourceFiles.ts';

const listPath = join(root, 'apps/demo-server/src/database/migrations/checksums.json');

const files = Object.fromEntries((await readMigrations()).map(({ name, checksum }) => [name, checksum]));
const listed: MigrationChecksums = JSON.parse(await readFile(listPath, 'utf8'));
const isAdding = process.argv.includes('--add');
const list = isAdding ? { ...listed, ...newMigrations(files, listed) } : listed;
const problems = migrationProblems(files, list);

for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else if (isAdding) await writeFile(listPath, `${JSON.stringify(list, null, 2)}\n`);
