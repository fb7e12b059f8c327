import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { closeAccount } from './closeAccount.ts';
import { createLedger } from './createLedger.ts';
import { forgetKeys } from './forgetKeys.ts';
import type { Ledger } from './Ledger.ts';
import { openAccount } from './openAccount.ts';
import { openBook } from './openBook.ts';
import { readBalance } from './readBalance.ts';
import { eventsChannel, readEvents } from './readEvents.ts';
import { readTakenEvents } from './readTakenEvents.ts';
import { setAccountStatus } from './setAccountStatus.ts';
import { takeOutbox } from './takeOutbox.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from './testing/testOperations.ts';
import { verifyLedger } from './verifyLedger.ts';

const dayMs = 86_400_000;

describe.each(testEngines)('the end of things on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openBook(database, { id: 'book' });
  });
  afterAll(async () => {
    expect(await verifyLedger(database)).toEqual([]);
    await database.close();
  });

  const open = (id: string) => openAccount(database, { id, bookId: 'book', currency: 'USD' });
  const close = (accountId: string) =>
    database.transaction((transaction) =>
      closeAccount(ledger, transaction, {
        accountId,
        at: testInstant,
        reason: 'moved away',
        eventTypes: {
          released: 'hold_released',
          expired: 'credit_expired',
          refunded: 'refunded',
          forfeited: 'forfeited',
          writtenOff: 'adjusted',
          closed: 'closed',
        },
      }),
    );

  test('invariant 29 (G): closing settles all at once, and a closed account refuses every write', async () => {
    await open('closing');
    const promotional = { kind: 'promotional', priority: 1, expiresAt: null } as const;
    await ledger.post(testCredit('closing', 100));
    await ledger.post(testCredit('closing', 40, { grant: promotional, contra: 'promotions' }));
    await ledger.post(testCredit('closing', 7, { grant: { ...promotional, expiresAt: testInstant } }));
    await ledger.post(testCredit('closing', 60));
    await ledger.post(testHold('closing', 'closing-hold', 90));
    await database.transaction((transaction) =>
      setAccountStatus(transaction, {
        accountId: 'closing',
        status: 'frozen',
        event: { type: 'frozen', at: testInstant },
      }),
    );
    const { balance, refundable, receipts } = await close('closing');
    expect(balance).toMatchObject({ balance: 0, held: 0, status: 'closed' });
    expect(refundable).toEqual([
      { grantNumber: 4, amount: 60 },
      { grantNumber: 1, amount: 100 },
    ]);
    expect(receipts.map(({ entry }) => entry && [entry.source, entry.amount])).toEqual([
      null,
      ['expiry', -7],
      ['closure', -160],
      ['closure', -40],
    ]);
    for (const operation of [
      testCredit('closing', 1, { actor: 'system' }),
      testDebit('closing', 1, { actor: 'system' }),
      testHold('closing', 'closing-late', 1, { actor: 'system' }),
    ]) {
      await expect(ledger.post(operation)).rejects.toMatchObject({ code: 'account_closed' });
    }
    const again = await close('closing');
    expect(again).toEqual({ balance, refundable: [], receipts: [] });
  });

  test('closing writes off what is owed', async () => {
    await open('owing');
    await ledger.post(testDebit('owing', 30, { source: 'dispute', contra: 'cash' }));
    const { receipts } = await close('owing');
    expect(receipts.map(({ entry }) => [entry?.type, entry?.amount])).toEqual([['adjustment', 30]]);
    expect(await readBalance(database, 'owing')).toMatchObject({ balance: 0, status: 'closed' });
  });

  test('a frozen account goes on with the work of the system only', async () => {
    await open('frozen');
    await ledger.post(testCredit('frozen', 100));
    await database.transaction((transaction) =>
      setAccountStatus(transaction, {
        accountId: 'frozen',
        status: 'frozen',
        event: { type: 'frozen', at: testInstant },
      }),
    );
    for (const actor of ['customer', 'merchant'] as const) {
      await expect(ledger.post(testDebit('frozen', 1, { actor }))).rejects.toMatchObject({
        code: 'account_frozen',
      });
    }
    await ledger.post(testDebit('frozen', 1, { actor: 'system', source: 'dispute', contra: 'cash' }));
    await ledger.post(testCredit('frozen', 1, { actor: 'merchant' }));
  });

  test('the outbox gives every event once, in the order of its account, also after a rollback', async () => {
    const take = (commits?: number) =>
      database.transaction(async (transaction) =>
        readTakenEvents(transaction, await takeOutbox(transaction, commits ? { commits } : {})),
      );
    await take(100_000);
    for (const id of ['out-a', 'out-b']) await open(id);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => ledger.post(testCredit(`out-${'ab'[index % 2]}`, 1))),
    );
    await expect(
      database.transaction(async (transaction) => {
        await takeOutbox(transaction);
        throw new Error('the taker failed');
      }),
    ).rejects.toThrow('the taker failed');
    const taken = [...(await take(1)), ...(await take())];
    expect(await take()).toEqual([]);
    for (const id of ['out-a', 'out-b']) {
      const events = await readEvents(database, { accountId: id });
      expect(events).toHaveLength(30);
      expect(taken.filter(({ accountId }) => accountId === id)).toEqual(events);
    }
  });

  test('a call over more accounts than a notification has room for names each of them once', async () => {
    const named: string[] = [];
    const stop = await database.listen(eventsChannel, (payload) => named.push(...JSON.parse(payload)));
    const ids = Array.from({ length: 130 }, (_, index) => `crowd-${String(index).padStart(3, '0')}`);
    for (const id of ids) await open(id);
    await Promise.all(ids.map((id) => ledger.post(testCredit(id, 1))));
    await expect.poll(() => named.filter((id) => id.startsWith('crowd-')).sort()).toEqual(ids);
    await stop();
  });

  test('keys are kept for a day at least, and forgotten when asked after that', async () => {
    await open('keys');
    await ledger.post(testCredit('keys', 1, { idempotency: testKey('old') }));
    const later = new Date(testInstant.getTime() + 2 * dayMs);
    await ledger.post(testCredit('keys', 1, { idempotency: testKey('new'), at: later }));
    const forget = (usedBefore: Date) => forgetKeys(database, { usedBefore, now: later });
    await expect(forget(new Date(later.getTime() - dayMs + 1))).rejects.toThrow(/24 hours/);
    expect(await forget(new Date(later.getTime() - dayMs))).toBe(1);
    expect(await database.query('SELECT key FROM ledger.idempotency_keys')).toEqual([{ key: 'new' }]);
  });
});

test('takers on several servers while others write skip no event and take none twice', async () => {
  const database = await openLedgerDatabase('PostgreSQL');
  const servers = [database, await database.openAnother(), await database.openAnother()];
  await openBook(database, { id: 'book' });
  const ids = ['a', 'b', 'c', 'd'];
  for (const id of ids) await openAccount(database, { id, bookId: 'book', currency: 'USD' });
  let writing = true;
  const taken: string[] = [];
  const takers = servers.map(async (server) => {
    // Done once a look that began after the last commit finds nothing.
    for (let isDone = false; !isDone; ) {
      const mayBeLast = !writing;
      const events = await server.transaction(async (transaction) =>
        readTakenEvents(transaction, await takeOutbox(transaction, { commits: 3 })),
      );
      isDone = mayBeLast && events.length === 0;
      taken.push(...events.map(({ accountId, sequence }) => `${accountId} ${sequence}`));
    }
  });
  await Promise.all(
    servers.map(async (server, index) => {
      const ledger = createLedger(server);
      for (let round = 0; round < 25; round += 1) {
        await Promise.all(ids.map((id) => ledger.post(testCredit(id, index + 1))));
      }
    }),
  );
  writing = false;
  await Promise.all(takers);
  const all = ids.flatMap((id) => Array.from({ length: 75 }, (_, index) => `${id} ${index + 1}`));
  expect(taken.toSorted()).toEqual(all.toSorted());
  await database.close();
});
