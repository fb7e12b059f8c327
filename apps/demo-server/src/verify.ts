import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { verifyLedger } from './ledger/verifyLedger.ts';
import { openDatabase } from './openDatabase.ts';
import { readOptions } from './readOptions.ts';
import { StartupFailure } from './StartupFailure.ts';

// `pnpm ledger:verify`: recomputes everything in the ledger of COFFER_DATA_DIR or DATABASE_URL, and names each
// row that is not as it was written. The embedded database is one process's, so its server has to be stopped.

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options.databaseUrl && !existsSync(join(options.dataDir, 'pgdata'))) {
    throw new StartupFailure(`There is no ledger in ${options.dataDir}; name its folder in COFFER_DATA_DIR.`);
  }
  const database = await openDatabase({ ...options, reset: false });
  const faults = await verifyLedger(database, { limit: 1000 });
  const [counted] = await database.query<{ entries: number }>(
    'SELECT count(*) AS entries FROM ledger.entries',
  );
  await database.close();
  for (const { accountId, number, fault } of faults) {
    process.stdout.write(`${accountId}${number === null ? '' : ` ${number}`}: ${fault}\n`);
  }
  process.stdout.write(
    faults.length === 0
      ? `${counted?.entries ?? 0} entries, all as they were written.\n`
      : `${faults.length} faults in ${counted?.entries ?? 0} entries.\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  const isExpected = error instanceof StartupFailure || error instanceof DatabaseUnavailable;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
