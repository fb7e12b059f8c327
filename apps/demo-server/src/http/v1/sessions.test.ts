import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

describe.each(serverEngines)('sessions on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const signIn = async (customerId: string, token?: string, body: object = {}) =>
    (await server.call('POST', `/v1/customers/${customerId}/sessions`, { body, ...(token ? { token } : {}) }))
      .body;
  const statusOf = async (token: string) => (await server.call('GET', '/wallet/session', { token })).status;
  const list = async (customerId: string, query = '') =>
    (await server.call('GET', `/v1/customers/${customerId}/sessions${query}`)).body;
  const idsOf = async (customerId: string) =>
    (await list(customerId)).items.map(({ id }: { id: string }) => id);

  test('a revoked API key ends the sessions that it created, and no others', async () => {
    const { customerId, token: ours } = await walletOf(server);
    const body = { name: 'Stolen', scopes: ['read', 'write'] };
    const key = (await server.call('POST', '/v1/api-keys', { body })).body;
    const theirs = await signIn(customerId, key.secret);
    expect([await statusOf(theirs.token), await statusOf(ours)]).toEqual([200, 200]);
    expect((await list(customerId)).items[0]).toMatchObject({ id: theirs.id, apiKeyId: key.id });
    await server.call('POST', `/v1/api-keys/${key.id}/revoke`);
    expect([await statusOf(theirs.token), await statusOf(ours)]).toEqual([401, 200]);
    expect(await idsOf(customerId)).not.toContain(theirs.id);
    // A session that was created while the key was being revoked does not work either.
    await server.database.query('update sessions set revoked_at = null where id = $1', [theirs.id]);
    expect(await statusOf(theirs.token)).toBe(401);
    expect(await idsOf(customerId)).not.toContain(theirs.id);
  });

  test('a merchant lists the active sessions of a customer in pages, without their tokens', async () => {
    const { customerId } = await walletOf(server);
    const short = await signIn(customerId, undefined, { expiresInSeconds: 1 });
    const long = await signIn(customerId, undefined, { expiresInSeconds: 86_400, scopes: ['view'] });
    server.advance(2_000);
    const first = await list(customerId, '?limit=1');
    expect(first.items).toEqual([
      {
        id: long.id,
        customerId,
        scopes: ['view'],
        apiKeyId: expect.stringMatching(/^key_/),
        createdAt: long.createdAt,
        expiresAt: long.expiresAt,
      },
    ]);
    const next = await list(customerId, `?limit=1&cursor=${first.nextCursor}`);
    expect(next.items).toHaveLength(1);
    expect(next.nextCursor).toBeNull();
    expect(await idsOf(customerId)).not.toContain(short.id);
  });

  test('a merchant revokes all sessions of a customer at once, and those of no other', async () => {
    const [one, other] = [await walletOf(server), await walletOf(server)];
    const more = await signIn(one.customerId);
    const path = `/v1/customers/${one.customerId}/sessions`;
    for (let round = 0; round < 2; round += 1) {
      expect((await server.call('DELETE', path)).status).toBe(204);
      expect(await list(one.customerId)).toEqual({ items: [], nextCursor: null });
    }
    expect([await statusOf(one.token), await statusOf(more.token), await statusOf(other.token)]).toEqual([
      401, 401, 200,
    ]);
    const unknown = await server.call('DELETE', '/v1/customers/cus_unknown/sessions');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
