import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('the audit log on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const log = async (query = '') => (await server.call('GET', `/v1/audit-log?limit=100&${query}`)).body.items;
  const actions = async (query = '') => (await log(query)).map(({ action }: { action: string }) => action);

  test('records the actor, action, objects and request, without personal data', async () => {
    const body = { name: 'Ada Lovelace', email: 'ada@example.com' };
    const headers = { 'x-request-id': 'req-of-the-audit' };
    const { id } = (await server.call('POST', '/v1/customers', { body, headers })).body;
    const [entry] = await log(`subjectId=${id}`);
    expect(entry).toEqual({
      id: expect.stringMatching(/^aud_/),
      actor: { type: 'apiKey', id: expect.stringMatching(/^key_/), name: 'COFFER_SECRET_KEY' },
      action: 'customers.create',
      subjects: [id],
      detail: { requestId: 'req-of-the-audit', fields: ['name', 'email'] },
      createdAt: expect.any(String),
    });
    const stored = JSON.stringify(await server.database.query('select * from audit_log'));
    expect(stored).not.toMatch(/Ada|example\.com/);
  });

  test('records the key, amount and number of each entry, also in a group commit', async () => {
    const { walletId } = await walletOf(server);
    const made = await server.call('POST', '/v1/api-keys', { body: { name: 'Metering', scopes: ['write'] } });
    const post = (token: string, amount: number) =>
      server.call('POST', `/v1/wallets/${walletId}/entries`, {
        token,
        key: crypto.randomUUID(),
        body: {
          type: 'credit',
          fundedBy: 'externalPayment',
          amount: usd(amount),
          reason: `Deposit ${amount}`,
        },
      });
    const posted = await Promise.all(
      Array.from({ length: 12 }, (_, index) => post(index % 2 ? made.body.secret : testSecretKey, index + 1)),
    );
    const entries = await log(`subjectId=${walletId}&action=entries.create`);
    expect(entries).toHaveLength(12);
    for (const [index, { body }] of posted.entries()) {
      const [entry] = entries.filter(
        ({ detail }: { detail: { entryNumber: number } }) => detail.entryNumber === body.number,
      );
      expect(entry).toMatchObject({
        actor: { name: index % 2 ? 'Metering' : 'COFFER_SECRET_KEY' },
        detail: { amount: usd(index + 1), reason: `Deposit ${index + 1}` },
      });
    }
    expect(await log(`actorId=${made.body.id}`)).toHaveLength(6);
  });

  test('records no rejected or repeated request', async () => {
    const { customerId, walletId, saveMethod } = await walletOf(server);
    const method = await saveMethod('pm_card_visa');
    const paths = {
      entries: [
        `/v1/wallets/${walletId}/entries`,
        { type: 'credit', fundedBy: 'externalPayment', amount: usd(100) },
      ],
      holds: [`/v1/wallets/${walletId}/holds`, { amount: usd(10) }],
      'top-ups': [`/v1/wallets/${walletId}/top-ups`, { amount: usd(10_000), paymentMethodId: method.id }],
      methods: [`/v1/customers/${customerId}/payment-methods`, { token: 'pm_card_visa' }],
    } as const;
    for (const [name, [path, body]] of Object.entries(paths)) {
      const first = await server.call('POST', path, { body, key: `audit-${engine}-${name}` });
      expect(first.status).toBe(201);
      const before = (await log()).length;
      const again = await server.call('POST', path, { body, key: `audit-${engine}-${name}` });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(await log()).toHaveLength(before);
    }
    const before = (await log()).length;
    const debit = { type: 'debit', amount: usd(9_000_000) };
    expect(await server.call('POST', paths.entries[0], { body: debit, key: 'too-much' })).toMatchObject({
      status: 422,
    });
    expect(await server.call('PATCH', '/v1/customers/cus_unknown', { body: { name: 'X' } })).toMatchObject({
      status: 404,
    });
    const conflict = { version: 9999, name: 'Never' };
    expect(await server.call('PATCH', '/v1/settings', { body: conflict })).toMatchObject({ status: 409 });
    expect(await log()).toHaveLength(before);
  });

  test('records the actions of customers', async () => {
    const wallet = await walletOf(server);
    await wallet.topUp('pm_card_visa');
    const path = `/wallet/wallets/${wallet.walletId}/alert-settings`;
    const body = { enabled: true, threshold: usd(500), channels: ['email'] };
    await server.call('PUT', path, { token: wallet.token, body, headers: { 'if-match': '"0"' } });
    const entries = await log(`actorType=customer&actorId=${wallet.customerId}`);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'customerApi.saveAlertSettings',
      'customerApi.createTopUp',
      'customerApi.addPaymentMethod',
    ]);
    expect(entries[0]).toMatchObject({ actor: { name: 'Ada' }, detail: { requestId: expect.any(String) } });
    expect(entries[0].subjects).toContain(wallet.walletId);
    expect(entries[1].subjects).toContainEqual(expect.stringMatching(/^top_/));
    // The token of a card must not be in the log.
    expect(JSON.stringify(entries)).not.toContain('pm_card');
  });

  test('returns each row once over all pages, and filters by time', async () => {
    const all = await log();
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/v1/audit-log?limit=7${cursor && `&cursor=${cursor}`}`;
      const { body } = await server.call('GET', path);
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(seen.slice(0, all.length)).toEqual(all);
    server.advance(60_000);
    const from = server.wallet.now().toISOString();
    server.advance(1000);
    await server.call('PATCH', '/v1/settings', { body: { settings: { creditExpiryWarningDays: 5 } } });
    expect(await log(`from=${from}`)).toMatchObject([
      { action: 'settings.update', detail: { fields: ['settings.creditExpiryWarningDays'] } },
    ]);
    expect(await actions(`to=${from}`)).not.toContain('settings.update');
  });

  test('a change fails if its row cannot be written', async () => {
    const { customerId, walletId, balance } = await walletOf(server);
    await server.database.query(
      `alter table audit_log add constraint broken check (action not in ('entries.create', 'customers.update')) not valid`,
    );
    const credit = { body: { type: 'credit', fundedBy: 'externalPayment', amount: usd(100) }, key: 'broken' };
    expect((await server.call('POST', `/v1/wallets/${walletId}/entries`, credit)).status).toBe(500);
    const rename = { body: { name: 'Changed' } };
    expect((await server.call('PATCH', `/v1/customers/${customerId}`, rename)).status).toBe(500);
    expect(await balance()).toBe(0);
    expect((await server.call('GET', `/v1/customers/${customerId}`)).body.name).toBe('Ada');
    await server.database.query('alter table audit_log drop constraint broken');
    expect((await server.call('POST', `/v1/wallets/${walletId}/entries`, credit)).status).toBe(201);
  });

  test('rejects updates and deletes of its rows', async () => {
    for (const change of [
      'update audit_log set action = null',
      'delete from audit_log',
      'truncate audit_log',
    ]) {
      await expect(server.database.query(change)).rejects.toThrow(/never changed/);
    }
  });
});
