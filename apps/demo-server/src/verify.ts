import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from './database/Database.ts';
import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { environmentReader, readAnchorKey } from './environmentReader.ts';
import {
  type AnchorFault,
  compareWithAnchor,
  nextCheckpoint,
  readAnchor,
  verifyLedger,
} from './ledger/index.ts';
import { openDatabase } from './openDatabase.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import { readDatabaseOptions } from './readOptions.ts';

// `pnpm ledger:verify`: recomputes everything in the ledger of COFFER_DATA_DIR or DATABASE_URL, and names each
// changed row. With `--anchor FILE` it also compares the ledger with the checkpoints in the
// file, and adds one when nothing differs. `--new-anchor` starts the file. Stop the server first when it uses the
// embedded database, which only one process can open.

try {
  const { anchor: anchorFile, isNew } = readArguments();
  const options = readDatabaseOptions(process.env);
  const key = anchorFile === null ? null : readAnchorKey(environmentReader(process.env));
  if (anchorFile !== null && key === null) {
    throw new StartupFailure('Set COFFER_ANCHOR_KEY to the key that signs the anchor file.');
  }
  if (!options.databaseUrl && !existsSync(join(options.dataDir, 'pgdata'))) {
    throw new StartupFailure(`There is no ledger in ${options.dataDir}; name its folder in COFFER_DATA_DIR.`);
  }
  const text = anchorFile === null ? null : await readAnchorText(anchorFile, isNew);
  const database = await openDatabase({ ...options, reset: false }, { readOnly: true });
  const faults: AnchorFault[] = await verifyLedger(database, { limit: 1000 });
  const anchor = text === null || key === null ? null : readAnchor(text, key);
  if (anchor) faults.push(...anchor.faults, ...(await compareWithAnchor(database, anchor)));
  const [counted] = await database.query<{ entries: number }>(
    'SELECT count(*) AS entries FROM ledger.entries',
  );
  for (const { accountId, number, fault } of faults) {
    process.stdout.write(`${accountId ?? 'checkpoint'}${number === null ? '' : ` ${number}`}: ${fault}\n`);
  }
  process.stdout.write(
    faults.length === 0
      ? `${counted?.entries ?? 0} entries, all as they were written.\n`
      : `${faults.length} faults in ${counted?.entries ?? 0} entries.\n`,
  );
  if (anchor && anchorFile !== null && key !== null && faults.length === 0) {
    process.stdout.write(await addCheckpoint(database, anchorFile, { anchor, key }));
  }
  await database.close();
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  const isExpected = error instanceof StartupFailure || error instanceof DatabaseUnavailable;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

function readArguments(): { anchor: string | null; isNew: boolean } {
  try {
    const { values } = parseArgs({
      options: { anchor: { type: 'string' }, 'new-anchor': { type: 'boolean' } },
      args: process.argv.slice(2).filter((argument) => argument !== '--'),
    });
    return { anchor: values.anchor ?? null, isNew: values['new-anchor'] ?? false };
  } catch (error) {
    const said = error instanceof Error ? error.message.split('.')[0] : String(error);
    throw new StartupFailure(`${said}; there are --anchor FILE and --new-anchor.`);
  }
}

/** Reads the anchor file. A missing file is a failure without `--new-anchor`, because someone may have removed it. */
async function readAnchorText(file: string, isNew: boolean): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new StartupFailure(`The anchor file ${file} cannot be read: ${error.message}`);
  });
  if (text === null && !isNew) {
    throw new StartupFailure(`There is no anchor file ${file}; add --new-anchor to start one.`);
  }
  if (text !== null && isNew) {
    throw new StartupFailure(`There is an anchor file ${file} already; leave --new-anchor out.`);
  }
  return text ?? '';
}

async function addCheckpoint(
  database: Database,
  file: string,
  { anchor, key }: { anchor: ReturnType<typeof readAnchor>; key: string },
): Promise<string> {
  const { line, accounts, root } = await nextCheckpoint(database, anchor, { key, at: new Date() });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(line);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return `Checkpoint ${anchor.checkpoints + 1} of ${accounts} accounts added, root ${root}.\n`;
}
