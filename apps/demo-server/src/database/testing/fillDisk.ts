import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPglite } from '../pglite/openPglite.ts';

// Runs as a process of its own on a small disk, `fillDisk.ts FOLDER`: fills the disk under an embedded database,
// goes on reading and writing, makes room again, and prints what each step answered.

const [, , folder = ''] = process.argv;
const database = await openPglite({ dataDir: join(folder, 'data') });
await database.query('CREATE TABLE numbers (id integer PRIMARY KEY)');
await database.query('INSERT INTO numbers VALUES (1)');
const { bavail, bsize } = statfsSync(folder);
writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - 3_000_000));

async function answerOf(work: Promise<unknown>): Promise<string> {
  const start = performance.now();
  const answer = await work.then(
    () => 'answered',
    (error: Error) => `${Reflect.get(error, 'code') ?? Reflect.get(error, 'sqlState')}: ${error.message}`,
  );
  return performance.now() - start > 5_000 ? `late ${answer}` : answer;
}

const fill = "SELECT pg_logical_emit_message(true, 'fill', repeat('y', 1000000))";
let first = 'answered';
for (let attempt = 0; attempt < 200 && first === 'answered'; attempt += 1)
  first = await answerOf(database.query(fill));
const full = [
  await answerOf(database.query('SELECT count(*) FROM numbers')),
  await answerOf(database.query('INSERT INTO numbers VALUES (2)')),
  await answerOf(database.transaction((transaction) => transaction.query('INSERT INTO numbers VALUES (3)'))),
  await answerOf(database.checkWritable()),
];
rmSync(join(folder, 'filler'));
const recovered = await answerOf(database.query('INSERT INTO numbers VALUES (4)'));
const rows = await database.query('SELECT id FROM numbers ORDER BY id');
await database.close();
process.stdout.write(`${JSON.stringify({ first, full, recovered, rows })}\n`);
