import { PGlite } from '@electric-sql/pglite';

// Opens a folder with PGlite alone, as its documentation shows, and waits. The parent measures this process.

const pglite = await PGlite.create({ dataDir: process.argv[2] ?? '' });
await pglite.query('SELECT count(*) FROM ledger.entries');
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 60_000);
