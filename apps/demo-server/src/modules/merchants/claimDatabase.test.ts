import { describe, expect, test } from 'vitest';
import { createServer } from '../../createServer.ts';
import { openTestDatabase, testEngines } from '../../database/testing/openTestDatabase.ts';
import { configureStripe } from '../../payments/stripe/stripeProvider.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { countRows } from '../../testing/countRows.ts';
import { testSecretKey } from '../../testing/startTestServer.ts';

const stripe = (mode: 'test' | 'live') => ({
  payments: configureStripe({
    secretKey: `sk_${mode}_1`,
    webhookSecret: 'whsec_1',
    publishableKey: `pk_${mode}_1`,
  }),
});
const demo = { demo: {} };

describe.each(testEngines)('purpose of a database on %s', (engine) => {
  const open = async () => {
    const database = await openTestDatabase(engine);
    const start = async (options: object, secretKey = testSecretKey) => {
      const server = await createServer({
        database,
        logger: createLogger({ level: 'silent' }),
        secretKey,
        publicUrl: () => 'http://wallet.test',
        reconcileEveryMs: 0,
        ...options,
      });
      await server.stop();
      return server;
    };
    return { database, start };
  };

  test('a live database rejects a demo and test mode, and stays unchanged', async () => {
    const { database, start } = await open();
    const live = await start({});
    expect(live.wallet.testMode).toBeNull();
    const before = await countRows(database);
    for (const use of [demo, { testMode: true }, { ...demo, ...stripe('test') }]) {
      await expect(start(use)).rejects.toThrow('This is a live database');
    }
    expect(await countRows(database)).toEqual(before);
    await start({});
    await database.close();
  });

  test('a demo database rejects a live server', async () => {
    const { database, start } = await open();
    await start(demo);
    for (const use of [{}, { testProcessor: true }, stripe('live')]) {
      await expect(start(use)).rejects.toThrow('This is a demo database');
    }
    await start({ testMode: true });
    await database.close();
  });

  test('a database with live payments rejects test payments and vice versa; a server without a processor starts', async () => {
    const { database, start } = await open();
    await start({});
    await start(stripe('live'));
    for (const use of [{ testProcessor: true }, stripe('test')]) {
      await expect(start(use)).rejects.toThrow('This database has live payments');
    }
    await start({});
    await start(stripe('live'));
    await database.close();

    const other = await open();
    await other.start({ testProcessor: true });
    await other.start(stripe('test'));
    await expect(other.start(stripe('live'))).rejects.toThrow('This database has test payments');
    await other.database.close();
  });
});
