import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database/Database.ts';
import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { environmentReader } from './environmentReader.ts';
import { verifyPayments } from './modules/reconciliation/index.ts';
import { openDatabase } from './openDatabase.ts';
import type { PaymentProcessor } from './payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from './payments/ProcessorUnavailable.ts';
import { configurePayments } from './payments/registry.ts';
import { createTestProcessor } from './payments/testProcessor/createTestProcessor.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import { readDatabaseOptions } from './readOptions.ts';

// `pnpm payments:verify`: compares the processor's payments with those in COFFER_DATA_DIR or DATABASE_URL, in both
// directions, and names each one that differs or is in progress for too long. It looks back as many days as
// `--days` says, 45 unless given. It changes nothing. Stop the server first when it uses the embedded database.

try {
  const since = new Date(Date.now() - readDays(process.argv.slice(2)) * 86_400_000);
  const options = readDatabaseOptions(process.env);
  if (!options.databaseUrl && !existsSync(join(options.dataDir, 'pgdata'))) {
    throw new StartupFailure(
      `There is no database in ${options.dataDir}; name its folder in COFFER_DATA_DIR.`,
    );
  }
  const read = environmentReader(process.env);
  const publicUrl = read.text('COFFER_PUBLIC_URL');
  const provider = configurePayments(read, { demo: false, publicUrl });
  if (!provider && !read.flag('COFFER_TEST_PROCESSOR')) {
    throw new StartupFailure("Set Stripe's variables, or COFFER_TEST_PROCESSOR=1, as for the server.");
  }
  const database = await openDatabase({ ...options, reset: false });
  try {
    const integration = await provider?.open({ database, publicUrl: () => '' });
    const processor = integration?.processor ?? testProcessor(database);
    const { problems, compared } = await verifyPayments(
      { database, processor, now: () => new Date() },
      { since },
    );
    for (const { paymentId, kind, message } of problems) {
      process.stdout.write(`${paymentId} ${kind}: ${message}\n`);
    }
    const found = problems.length === 0 ? 'all as recorded here' : `${problems.length} problems`;
    process.stdout.write(`${compared} payments at the processor, ${found}.\n`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
} catch (error) {
  const isExpected =
    error instanceof StartupFailure ||
    error instanceof DatabaseUnavailable ||
    error instanceof ProcessorUnavailable;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

function readDays(flags: readonly string[]): number {
  const [name, value] = flags.filter((flag) => flag !== '--');
  if (name === undefined) return 45;
  const days = Number(value);
  if (name === '--days' && Number.isInteger(days) && days > 0) return days;
  throw new StartupFailure('There is one option: --days with a whole number of days, such as --days 45.');
}

function testProcessor(database: Database): PaymentProcessor {
  return createTestProcessor(database, { now: () => new Date(), publicUrl: () => '' });
}
