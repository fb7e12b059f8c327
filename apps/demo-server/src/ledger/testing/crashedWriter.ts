import { migrate } from '../../database/migrate.ts';
import { openPglite } from '../../database/pglite/openPglite.ts';
import { openAccount, openLedger } from '../accounts/accounts.ts';
import { createLedger } from '../createLedger.ts';
import { testCredit } from './testOperations.ts';

// A test runs this process and kills it. It posts credits until then and prints the number of each confirmed entry.

const [folder = ''] = process.argv.slice(2);
const database = await openPglite({ dataDir: folder });
await migrate(database);
await database.query('update ledger.clock set backdating = true');
await openLedger(database, { id: 'ledger' });
await openAccount(database, { id: 'account', ledgerId: 'ledger', currency: 'USD' });
const ledger = createLedger(database);
process.stdout.write('ready\n');
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) {
      const { entry } = await ledger.post(testCredit('account', 1));
      process.stdout.write(`${entry?.number}\n`);
    }
  }),
);
