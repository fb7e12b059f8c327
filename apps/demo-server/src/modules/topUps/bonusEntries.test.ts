import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../database/migrate.ts';
import { testEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

describe.each(testEngines)('the entry of a bonus on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const stored = (topUpId: string) =>
    server.database.query(
      `select t.bonus_entry_number = e.number as "isEntry", e.amount = t.bonus as "isBonus"
       from top_ups t left join ledger.entries e
         on e.account_id = t.wallet_id and e.source = 'bonus' and e.reference_id = t.id
       where t.id = $1`,
      [topUpId],
    );

  test('is stored with a settled top-up, and by the migration for one that settled before it', async () => {
    const wallet = await walletOf(server);
    const withBonus = (await wallet.topUp('pm_card_visa')).body;
    const without = (await wallet.topUp('pm_card_visa', { amount: 500 })).body;
    const declined = (await wallet.topUp('pm_card_declined')).body;
    const expectStored = async () => {
      expect(await stored(withBonus.id)).toEqual([{ isEntry: true, isBonus: true }]);
      for (const { id } of [without, declined]) {
        expect(await stored(id)).toEqual([{ isEntry: null, isBonus: null }]);
      }
    };
    await expectStored();
    await server.database.query('alter table top_ups drop column bonus_entry_number');
    await server.database.query("delete from migrations where name = '0004_bonus_entries.sql'");
    await migrate(server.database);
    await expectStored();
  });
});
