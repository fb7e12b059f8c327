import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';
import { addDueCheckpoints } from './ledgerCheckpoints.ts';

const dayMs = 86_400_000;
const anchorKey = 'an anchor key of more than 32 characters';

describe.each(testEngines)('ledger checkpoints on %s', (engine) => {
  let server: TestServer;
  let walletId: string;
  beforeAll(async () => {
    server = await startTestServer(engine, { anchorKey });
    const body = { url: 'https://nimbus.example/hooks', eventTypes: ['ledger.checkpoint_created'] };
    await server.call('POST', '/v1/webhook-endpoints', { body });
    ({ walletId } = await walletOf(server));
  });
  afterAll(() => server.close());

  const credit = (amount: number) =>
    server.call('POST', `/v1/wallets/${walletId}/entries`, {
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount, currency: 'USD' } },
      key: crypto.randomUUID(),
    });
  const list = async (query = '') => (await server.call('GET', `/v1/ledger-checkpoints${query}`)).body;
  const verify = async (id: string) => (await server.call('GET', `/v1/ledger-checkpoints/${id}/verify`)).body;
  const messages = async () =>
    (await server.call('GET', '/v1/webhook-deliveries')).body.items.map(({ body }: { body: string }) =>
      JSON.parse(body),
    );

  test('adds one checkpoint a day, which covers all wallets with entries, and sends its root by webhook', async () => {
    await addDueCheckpoints(server.wallet);
    expect(await list()).toEqual({ items: [], nextCursor: null });
    await credit(500);
    for (let round = 0; round < 2; round += 1) await addDueCheckpoints(server.wallet);
    const { items } = await list();
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^lcp_/),
        number: 1,
        accounts: 1,
        root: expect.stringMatching(/^[0-9a-f]{64}$/),
        signature: expect.stringMatching(/^[0-9a-f]{64}$/),
        createdAt: expect.any(String),
      },
    ]);
    expect(await messages()).toEqual([
      {
        id: expect.stringMatching(/^evt_/),
        type: 'ledger.checkpoint_created',
        apiVersion: expect.any(String),
        timestamp: items[0].createdAt,
        livemode: false,
        data: { checkpoint: items[0] },
      },
    ]);

    server.advance(dayMs);
    await credit(700);
    await addDueCheckpoints(server.wallet);
    server.advance(dayMs);
    await addDueCheckpoints(server.wallet);
    const [third, second, first] = (await list()).items;
    expect([third.number, second.number, first.number]).toEqual([3, 2, 1]);
    // No entry was added between the second and the third.
    expect([second.root === first.root, third.root === second.root]).toEqual([false, true]);
    expect((await list(`?limit=1&cursor=${third.id}`)).items).toEqual([second]);
    for (const checkpoint of [first, second, third]) {
      expect(await verify(checkpoint.id)).toEqual({
        ...checkpoint,
        intact: true,
        signatureValid: true,
        faults: [],
      });
    }
  });

  test('detects a changed entry whose hash chain was recomputed, and a root that was changed as well', async () => {
    const [third, , first] = (await list()).items;
    const triggers = (state: string) =>
      ['entries', 'accounts', 'transfers', 'events', 'checkpoints', 'checkpoint_heads'].map(
        (table) => `ALTER TABLE ledger.${table} ${state} TRIGGER USER`,
      );
    const forge = async (...statements: string[]) => {
      for (const sql of [...triggers('DISABLE'), ...statements, ...triggers('ENABLE')]) {
        await server.database.query(sql);
      }
    };
    // Changes the reason of the second entry, which affects no balance, and recomputes the hash chain after it.
    await forge(
      `UPDATE ledger.entries SET reason = 'forged' WHERE account_id = '${walletId}' AND number = 2`,
      `UPDATE ledger.entries e SET hash = ledger.entry_hash(p.hash, e.account_id, e.number, e.transaction_id, e.type,
         e.source, e.currency, e.amount, e.balance_before, e.reason, e.reference_type, e.reference_id, e.metadata,
         e.actor, e.created_at)
       FROM ledger.entries p WHERE e.account_id = '${walletId}' AND e.number = 2 AND p.account_id = e.account_id
         AND p.number = 1`,
      `UPDATE ledger.accounts a SET last_hash = e.hash FROM ledger.entries e
       WHERE a.id = '${walletId}' AND e.account_id = a.id AND e.number = 2`,
    );
    // The hash chain alone does not reveal the change.
    const chain = await server.call('GET', `/v1/wallets/${walletId}/verify`);
    expect(chain.body.faults).toEqual([]);
    expect(await verify(first.id)).toMatchObject({ intact: true });
    expect(await verify(third.id)).toMatchObject({ intact: false, faults: [{ walletId, number: 2 }] });

    await forge(
      `UPDATE ledger.checkpoint_heads h SET hash = e.hash FROM ledger.entries e
       WHERE e.account_id = h.account_id AND e.number = h.number`,
    );
    expect(await verify(third.id)).toMatchObject({ intact: false, faults: [] });
    await forge(`UPDATE ledger.checkpoints SET root = '${'0'.repeat(64)}'`);
    expect(await verify(third.id)).toMatchObject({ signatureValid: false });
    // A merchant who stored the root that was sent detects the difference without the operator's key.
    expect((await messages())[0].data.root).not.toBe('0'.repeat(64));
  });
});
