import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../../database/testing/openTestDatabase.ts';
import { createLedger } from '../createLedger.ts';
import type { Ledger } from '../Ledger.ts';
import { claimOutbox, readClaimedEvents } from '../outbox.ts';
import { pruneKeys } from '../posting/idempotencyKeys.ts';
import { readBalance } from '../queries/balances.ts';
import { readEntries } from '../queries/entries.ts';
import { eventsChannel, readEvents } from '../queries/events.ts';
import { closeWholeAccount } from '../testing/closeWholeAccount.ts';
import { openLedgerDatabase } from '../testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from '../testing/testOperations.ts';
import { verifyLedger } from '../verify/verifyLedger.ts';
import { openAccount, openLedger, setAccountStatus } from './accounts.ts';
import { closeGrants } from './closeAccount.ts';

const dayMs = 86_400_000;

describe.each(testEngines)('closing an account on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
  });
  afterAll(async () => {
    expect(await verifyLedger(database)).toEqual([]);
    await database.close();
  });

  const open = (id: string) => openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
  const close = (accountId: string) => closeWholeAccount(database, ledger, accountId);

  test('invariant 29 (G): closing settles everything, and a closed account rejects every write', async () => {
    await open('closing');
    const promotional = { kind: 'promotional', priority: 1, expiresAt: null } as const;
    await ledger.post(testCredit('closing', 100));
    await ledger.post(testCredit('closing', 40, { grant: promotional, counterAccount: 'promotions' }));
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
    await database.transaction((transaction) =>
      setAccountStatus(transaction, {
        accountId: 'closing',
        status: 'closing',
        event: { type: 'closing', at: testInstant },
      }),
    );
    const writes = [
      testCredit('closing', 1, { actor: 'system' }),
      testDebit('closing', 1, { actor: 'system' }),
      testDebit('closing', 1, { actor: 'system', source: 'closure' }),
      testHold('closing', 'closing-late', 1, { actor: 'system' }),
    ];
    for (const operation of writes) {
      await expect(ledger.post(operation)).rejects.toMatchObject({ code: 'account_closing' });
    }
    for (const status of ['active', 'frozen'] as const) {
      const event = { type: 'unfrozen', at: testInstant };
      const change = { accountId: 'closing', status, event };
      await expect(
        database.transaction((transaction) => setAccountStatus(transaction, change)),
      ).rejects.toMatchObject({ code: 'account_closing' });
      await expect(
        database.query('UPDATE ledger.accounts SET status = $2 WHERE id = $1', ['closing', status]),
      ).rejects.toThrow(/its status cannot change/);
    }
    const { taken } = await close('closing');
    expect(await readBalance(database, { accountId: 'closing', at: testInstant })).toMatchObject({
      balance: 0,
      reserved: 0,
      status: 'closed',
    });
    expect(taken).toEqual([
      { number: 3, disposition: 'expired', amount: 7 },
      { number: 2, disposition: 'forfeited', amount: 40 },
      { number: 1, disposition: 'refunded', amount: 100 },
      { number: 4, disposition: 'refunded', amount: 60 },
    ]);
    const entries = await readEntries(database, { accountIds: ['closing'], limit: 10 });
    expect(entries.slice(0, 3).map(({ source, amount }) => [source, amount])).toEqual([
      ['closure', -40],
      ['closure', -160],
      ['expiry', -7],
    ]);
    for (const operation of writes) {
      await expect(ledger.post(operation)).rejects.toMatchObject({ code: 'account_closed' });
    }
    expect(await close('closing')).toEqual({ taken: [], writtenOff: 0 });
  });

  test('closes an account in steps, and the ledger adds up after each', async () => {
    await open('steps');
    for (const amount of [5, 7, 11, 13, 17]) await ledger.post(testCredit('steps', amount));
    const event = { type: 'closing', at: testInstant };
    await database.transaction((transaction) =>
      setAccountStatus(transaction, { accountId: 'steps', status: 'closing', event }),
    );
    const eventTypes = {
      expired: 'expired',
      refunded: 'refunded',
      forfeited: 'forfeited',
      writtenOff: 'adjusted',
      closed: 'closed',
    };
    const sources = { expired: 'expiry', refunded: 'closure', forfeited: 'closure', writtenOff: 'closure' };
    const step = { accountId: 'steps', at: testInstant, reason: 'moved away', sources, eventTypes };
    const balances: (number | undefined)[] = [];
    for (let index = 0; index < 3; index += 1) {
      await database.transaction((transaction) => closeGrants(transaction, { ...step, limit: 2 }));
      expect(await verifyLedger(database, { accountId: 'steps' })).toEqual([]);
      balances.push((await readBalance(database, { accountId: 'steps', at: testInstant }))?.balance);
    }
    expect(balances).toEqual([41, 17, 0]);
    // A step on an account that is not closing changes nothing.
    await open('open');
    await expect(
      database.transaction((transaction) =>
        closeGrants(transaction, { ...step, accountId: 'open', limit: 2 }),
      ),
    ).rejects.toThrow(/its grants cannot be closed/);
    expect((await close('steps')).taken).toEqual([]);
  });

  test('writes off a negative balance', async () => {
    await open('owing');
    await ledger.post(
      testDebit('owing', 30, { source: 'dispute', onShortfall: 'overdraw', counterAccount: 'cash' }),
    );
    expect(await close('owing')).toEqual({ taken: [], writtenOff: 30 });
    const [entry] = await readEntries(database, { accountIds: ['owing'], limit: 1 });
    expect([entry?.type, entry?.source, entry?.amount]).toEqual(['adjustment', 'closure', 30]);
    expect(await readBalance(database, { accountId: 'owing', at: testInstant })).toMatchObject({
      balance: 0,
      status: 'closed',
    });
  });

  test('accepts only the system’s work on a frozen account', async () => {
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
    await ledger.post(
      testDebit('frozen', 1, {
        actor: 'system',
        source: 'dispute',
        onShortfall: 'overdraw',
        counterAccount: 'cash',
      }),
    );
    await ledger.post(testCredit('frozen', 1, { actor: 'merchant' }));
  });

  test('claims every event once, in the order of its account, also after a rollback', async () => {
    const claim = (commits?: number) =>
      database.transaction(async (transaction) =>
        readClaimedEvents(transaction, await claimOutbox(transaction, commits ? { commits } : {})),
      );
    await claim(100_000);
    for (const id of ['out-a', 'out-b']) await open(id);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => ledger.post(testCredit(`out-${'ab'[index % 2]}`, 1))),
    );
    await expect(
      database.transaction(async (transaction) => {
        await claimOutbox(transaction);
        throw new Error('the consumer failed');
      }),
    ).rejects.toThrow('the consumer failed');
    const claimed = [...(await claim(1)), ...(await claim())];
    expect(await claim()).toEqual([]);
    for (const id of ['out-a', 'out-b']) {
      const events = await readEvents(database, { accountId: id });
      expect(events).toHaveLength(30);
      expect(claimed.filter(({ accountId }) => accountId === id)).toEqual(events);
    }
  });

  test('names each account once when its call has more accounts than a notification holds', async () => {
    const named: string[] = [];
    const stop = await database.listen(eventsChannel, (payload) => named.push(...JSON.parse(payload)));
    const ids = Array.from({ length: 130 }, (_, index) => `crowd-${String(index).padStart(3, '0')}`);
    for (const id of ids) await open(id);
    await Promise.all(ids.map((id) => ledger.post(testCredit(id, 1))));
    await expect.poll(() => named.filter((id) => id.startsWith('crowd-')).sort()).toEqual(ids);
    await stop();
  });

  test('keeps keys for at least a day, and deletes them on request after that', async () => {
    await open('keys');
    await ledger.post(testCredit('keys', 1, { idempotency: testKey('old') }));
    const later = new Date(testInstant.getTime() + 2 * dayMs);
    await ledger.post(testCredit('keys', 1, { idempotency: testKey('new'), at: later }));
    const prune = (usedBefore: Date) => pruneKeys(database, { usedBefore, now: later });
    await expect(prune(new Date(later.getTime() - dayMs + 1))).rejects.toThrow(/24 hours/);
    expect(await prune(new Date(later.getTime() - dayMs))).toBe(1);
    expect(await database.query('SELECT key FROM ledger.idempotency_keys')).toEqual([{ key: 'new' }]);
  });
});

test('claims each event once on several servers while others write', async () => {
  const database = await openLedgerDatabase('PostgreSQL');
  const servers = [database, await database.openAnother(), await database.openAnother()];
  await openLedger(database, { id: 'ledger' });
  const ids = ['a', 'b', 'c', 'd'];
  for (const id of ids) await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
  let writing = true;
  const claimed: string[] = [];
  const consumers = servers.map(async (server) => {
    // A claim that starts after the last commit and finds nothing is the last one.
    for (let isDone = false; !isDone; ) {
      const mayBeLast = !writing;
      const events = await server.transaction(async (transaction) =>
        readClaimedEvents(transaction, await claimOutbox(transaction, { commits: 3 })),
      );
      isDone = mayBeLast && events.length === 0;
      claimed.push(...events.map(({ accountId, sequence }) => `${accountId} ${sequence}`));
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
  await Promise.all(consumers);
  const all = ids.flatMap((id) => Array.from({ length: 75 }, (_, index) => `${id} ${index + 1}`));
  expect(claimed.toSorted()).toEqual(all.toSorted());
  await database.close();
});
