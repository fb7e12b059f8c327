import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../../createServer.ts';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

const hourMs = 3_600_000;

describe.each(serverEngines)('API keys on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const create = async (scopes: string[], token = testSecretKey) =>
    (await server.call('POST', '/v1/api-keys', { token, body: { name: scopes.join(' and '), scopes } })).body;
  const keys = async () => (await server.call('GET', '/v1/api-keys')).body.items;
  const statusWith = async (token: string) => (await server.call('GET', '/v1/customers', { token })).status;

  test('shows the secret of a key once, then its first characters, and stores a hash', async () => {
    const made = await server.call('POST', '/v1/api-keys', { body: { name: 'Backend', scopes: ['read'] } });
    expect(made.status).toBe(201);
    const { secret, ...shown } = made.body;
    expect(secret).toMatch(/^sk_test_[A-Za-z0-9]{43}$/);
    expect(shown).toMatchObject({
      prefix: secret.slice(0, 12),
      origin: 'created',
      status: 'active',
      lastUsedAt: null,
    });
    expect(await keys()).toContainEqual(shown);
    expect((await server.call('GET', `/v1/api-keys/${shown.id}`)).body).toEqual(shown);
    const stored = JSON.stringify(await server.database.query('select * from api_keys'));
    expect(stored).not.toContain(secret.slice(12));
    expect(stored).not.toContain(testSecretKey);
  });

  test('lists the configured key, and rejects its rotation and revocation', async () => {
    const [configured] = (await keys()).filter(({ origin }: { origin: string }) => origin === 'configured');
    expect(configured).toMatchObject({
      name: 'COFFER_SECRET_KEY',
      prefix: 'sk_test_of',
      scopes: ['read', 'write', 'admin'],
    });
    for (const [action, body] of [
      ['rotate', {}],
      ['revoke', undefined],
    ] as const) {
      const response = await server.call(
        'POST',
        `/v1/api-keys/${configured.id}/${action}`,
        body ? { body } : {},
      );
      expect(response).toMatchObject({ status: 409, body: { code: 'api_key_refused' } });
    }
    expect(await statusWith(testSecretKey)).toBe(200);
  });

  test('each scope allows its own operations and no others', async () => {
    const { customerId, walletId } = await walletOf(server);
    const credit = {
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 100, currency: 'USD' } },
    };
    const request = (token: string) =>
      [
        ['GET', `/v1/wallets/${walletId}/balance`, {}],
        ['POST', `/v1/wallets/${walletId}/entries`, { ...credit, key: crypto.randomUUID() }],
        ['POST', `/v1/customers/${customerId}/sessions`, { body: {} }],
        ['PATCH', '/v1/settings', { body: {} }],
        ['GET', '/v1/api-keys', {}],
        ['GET', '/v1/audit-log', {}],
      ].map(async ([method, path, options]) => {
        const response = await server.call(String(method), String(path), { ...Object(options), token });
        return response.status === 403 ? response.body.facts.missing : response.status;
      });
    const results = async (scopes: string[]) => Promise.all(request((await create(scopes)).secret));
    expect(await results(['read'])).toEqual([200, ['write'], ['write'], ['admin'], ['admin'], ['admin']]);
    expect(await results(['write'])).toEqual([['read'], 201, ['read'], ['admin'], ['admin'], ['admin']]);
    expect(await results(['admin'])).toEqual([['read'], ['write'], ['read', 'write'], 200, 200, 200]);
    expect(await results(['read', 'write', 'admin'])).toEqual([200, 201, 201, 200, 200, 200]);
  });

  test('rejects creating a key with a scope that the caller lacks', async () => {
    const { secret } = await create(['admin']);
    const rejected = { status: 403, body: { code: 'forbidden', facts: { missing: ['write'] } } };
    const body = { name: 'More', scopes: ['admin', 'write'] };
    expect(await server.call('POST', '/v1/api-keys', { token: secret, body })).toMatchObject(rejected);
    const writer = await create(['write']);
    const path = `/v1/api-keys/${writer.id}/rotate`;
    expect(await server.call('POST', path, { token: secret, body: {} })).toMatchObject(rejected);
  });

  test('a rotated key works until the overlap ends, and the new one continues to work', async () => {
    const old = await create(['read']);
    const path = `/v1/api-keys/${old.id}/rotate`;
    const rotated = await server.call('POST', path, { body: { overlapSeconds: 3600 } });
    expect(rotated).toMatchObject({
      status: 201,
      body: { name: old.name, scopes: ['read'], status: 'active' },
    });
    expect((await server.call('GET', `/v1/api-keys/${old.id}`)).body).toMatchObject({
      status: 'expiring',
      replacedBy: rotated.body.id,
    });
    expect(await server.call('POST', path, { body: {} })).toMatchObject({ status: 409 });
    expect([await statusWith(old.secret), await statusWith(rotated.body.secret)]).toEqual([200, 200]);
    server.advance(hourMs - 1000);
    expect(await statusWith(old.secret)).toBe(200);
    server.advance(1000);
    expect([await statusWith(old.secret), await statusWith(rotated.body.secret)]).toEqual([401, 200]);
    expect((await server.call('GET', `/v1/api-keys/${old.id}`)).body.status).toBe('expired');
    expect(await server.call('POST', path, { body: {} })).toMatchObject({ status: 409 });
  });

  test('a revoked key stops working at once, and revoking it again has no effect', async () => {
    const { id, secret } = await create(['read']);
    const revoke = () => server.call('POST', `/v1/api-keys/${id}/revoke`);
    const first = await revoke();
    expect(first).toMatchObject({ status: 200, body: { status: 'revoked' } });
    expect(await statusWith(secret)).toBe(401);
    server.advance(1000);
    expect((await revoke()).body).toEqual(first.body);
    const rotated = await server.call('POST', `/v1/api-keys/${id}/rotate`, { body: {} });
    expect(rotated).toMatchObject({ status: 409, body: { code: 'api_key_refused' } });
  });

  test('records the last use of a key to the minute', async () => {
    const { id, secret } = await create(['read']);
    const lastUsedAt = async () => (await server.call('GET', `/v1/api-keys/${id}`)).body.lastUsedAt;
    await statusWith(secret);
    const first = await lastUsedAt();
    expect(Date.parse(first)).toBeGreaterThan(0);
    server.advance(30_000);
    await statusWith(secret);
    expect(await lastUsedAt()).toBe(first);
    server.advance(30_000);
    await statusWith(secret);
    expect(Date.parse(await lastUsedAt()) - Date.parse(first)).toBeGreaterThanOrEqual(60_000);
  });

  describe('configured keys', () => {
    const start = (secretKey: string) =>
      createServer({
        database: server.database,
        logger: createLogger({ level: 'silent' }),
        secretKey,
        publicUrl: () => 'http://wallet.test',
        testProcessor: true,
        reconcileEveryMs: 0,
      });
    const startAndStop = async (secretKey: string) => (await start(secretKey)).stop();
    const idOf = async (secret: string) => {
      const { items } = (await server.call('GET', '/v1/api-keys', { token: secret })).body;
      return items.find(({ prefix }: { prefix: string }) => secret.startsWith(prefix)).id;
    };
    const revoke = (id: string, token: string) => server.call('POST', `/v1/api-keys/${id}/revoke`, { token });

    test('starting with another key adds it and revokes none', async () => {
      const made = await create(['read']);
      const another = 'sk_live_of_another_start_0123456789';
      await startAndStop(another);
      expect([
        await statusWith(testSecretKey),
        await statusWith(another),
        await statusWith(made.secret),
      ]).toEqual([200, 200, 200]);
    });

    test('the old configured key works until the new one revokes it, and a start cannot restore it', async () => {
      const old = 'sk_old_sk_test_key_0123456789012345';
      const next = 'sk_new_sk_test_key_0123456789012345';
      await startAndStop(old);
      await startAndStop(next);
      const oldId = await idOf(old);
      const admin = await create(['admin']);
      const rejected = { status: 409, body: { code: 'api_key_refused' } };
      expect(await revoke(oldId, admin.secret)).toMatchObject(rejected);
      expect(await revoke(oldId, old)).toMatchObject(rejected);
      expect(await revoke(oldId, next)).toMatchObject({ status: 200, body: { status: 'revoked' } });
      expect([await statusWith(old), await statusWith(next)]).toEqual([401, 200]);
      await expect(startAndStop(old)).rejects.toThrow('COFFER_SECRET_KEY is a key that was revoked');
      expect(await statusWith(old)).toBe(401);
    });

    test('rejects a start with a key that the API created', async () => {
      const made = await create(['read']);
      await expect(startAndStop(made.secret)).rejects.toThrow('COFFER_SECRET_KEY');
      expect(
        (await server.call('POST', '/v1/merchants', { token: made.secret, body: { name: 'X' } })).status,
      ).toBe(403);
    });
  });

  describe('several merchants', () => {
    test("the server's own key creates a merchant, who cannot read data of the others", async () => {
      const { customerId, walletId } = await walletOf(server);
      const made = await server.call('POST', '/v1/merchants', { body: { name: 'Cirrus' } });
      expect(made).toMatchObject({
        status: 201,
        body: { name: 'Cirrus', key: { scopes: ['read', 'write', 'admin'] } },
      });
      const token = made.body.key.secret;
      const call = (method: string, path: string, body?: object) =>
        server.call(method, path, { token, body });
      expect((await call('GET', '/v1/settings')).body).toMatchObject({ id: made.body.id, name: 'Cirrus' });
      for (const path of [
        '/v1/customers',
        '/v1/wallets',
        '/v1/top-ups',
        '/v1/webhook-endpoints',
        '/v1/mails',
      ]) {
        expect((await call('GET', path)).body.items).toEqual([]);
      }
      for (const path of [
        `/v1/customers/${customerId}`,
        `/v1/wallets/${walletId}`,
        `/v1/wallets/${walletId}/verify`,
      ]) {
        expect((await call('GET', path)).status).toBe(404);
      }
      expect((await call('GET', '/v1/api-keys')).body.items.map(({ id }: { id: string }) => id)).toEqual([
        made.body.key.id,
      ]);
      // The first merchant cannot read the data of the new one either.
      await call('PATCH', '/v1/settings', { settings: { defaultCurrencies: ['JPY'] } });
      const customer = (await call('POST', '/v1/customers', { name: 'Grace' })).body;
      const [wallet] = (await call('GET', `/v1/customers/${customer.id}/wallets`)).body.items;
      expect(wallet.currency).toBe('JPY');
      const credit = {
        type: 'credit',
        fundedBy: 'externalPayment',
        amount: { amount: 500, currency: 'JPY' },
      };
      const path = `/v1/wallets/${wallet.id}/entries`;
      expect((await server.call('POST', path, { token, body: credit, key: 'first' })).status).toBe(201);
      expect((await server.call('GET', `/v1/wallets/${wallet.id}`)).status).toBe(404);
      const same = await server.call('POST', path, { body: credit, key: 'first' });
      expect(same).toMatchObject({ status: 404 });
    });

    test('rejects other callers, and rejects revoking the last key that can create keys', async () => {
      const made = (await server.call('POST', '/v1/merchants', { body: { name: 'Cumulus' } })).body;
      const token = made.key.secret;
      for (const method of ['GET', 'POST']) {
        const request = { token, ...(method === 'POST' ? { body: { name: 'Mine' } } : {}) };
        expect(await server.call(method, '/v1/merchants', request)).toMatchObject({
          status: 403,
          body: { facts: { missing: ['operate'] } },
        });
      }
      const revoke = (id: string) => server.call('POST', `/v1/api-keys/${id}/revoke`, { token });
      expect(await revoke(made.key.id)).toMatchObject({ status: 409, body: { code: 'api_key_refused' } });
      // A key that is about to expire does not count.
      const third = (await server.call('POST', '/v1/merchants', { body: { name: 'Nimbostratus' } })).body.key;
      const asOld = { token: third.secret, body: {} };
      const fresh = (await server.call('POST', `/v1/api-keys/${third.id}/rotate`, asOld)).body;
      const revokedByOld = server.call('POST', `/v1/api-keys/${fresh.id}/revoke`, { token: third.secret });
      expect(await revokedByOld).toMatchObject({ status: 409, body: { code: 'api_key_refused' } });
      const second = await create(['admin'], token);
      const another = await create(['admin'], token);
      await Promise.all([second.id, another.id, made.key.id].map(revoke));
      // In every order, one key that can create others remains.
      const [left] = await server.database.query<{ count: number }>(
        'select count(*) as count from api_keys where merchant_id = $1 and revoked_at is null',
        [made.id],
      );
      expect(Number(left?.count)).toBe(1);
    });
  });
});
