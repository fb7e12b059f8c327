import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyScopes } from '../modules/shared/ApiKey.ts';
import { type ApiRoute, apiRoutes } from '../testing/apiRoutes.ts';
import { createThings } from '../testing/createThings.ts';
import { digestTables } from '../testing/digestTables.ts';
import { type RecordedDatabase, recordStatements } from '../testing/recordStatements.ts';
import { sampleBodies } from '../testing/sampleBodies.ts';
import {
  raisedRateLimits,
  startTestServer,
  type TestRequest,
  type TestResponse,
  type TestServer,
} from '../testing/startTestServer.ts';
import { servedPaths } from './openapi/servedPaths.ts';

/**
 * Every route, from the app's own tables, × every kind of caller. `pnpm test` runs it on PGlite;
 * `pnpm test:isolation` on PostgreSQL too, and measures how long refusals take.
 */
const isWhole = process.env.TEST_SCOPE === 'isolation';
const engines = isWhole ? (['PGlite', 'PostgreSQL'] as const) : (['PGlite'] as const);

/** Ids of the shape of real ones that nobody has. */
const unknownIds = (ids: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [name, id.replace(/.{12}(?=(_\d+)?$)/, '0123456789ab')]),
  );
/** What a route cannot do without in its query. */
const queries: Record<string, string> = {
  getAnalytics: '?from=2025-01-01&to=2025-01-31',
  readWalletAnalytics: '?from=2025-01-01&to=2025-01-31',
  readMerchantAnalytics: '?from=2025-01-01&to=2025-01-31',
};
const hasId = ({ path }: ApiRoute) => path.includes('{');
const title = ({ method, path }: ApiRoute) => `${method} ${path}`;
const secretRoutes = apiRoutes.filter(({ surface }) => surface === 'merchant' || surface === 'dodo');
const customerRoutes = apiRoutes.filter(({ surface }) => surface === 'customer');
const linkRoutes = apiRoutes.filter(({ surface }) => surface === 'link');

describe.each(engines)(
  'invariant 31 (P): nothing of another merchant or customer can be read or guessed, on %s',
  (engine) => {
    let server: TestServer;
    let database: RecordedDatabase;
    /** What belongs to a customer of the first merchant, to another of its customers, and to another merchant's. */
    let mine: Record<string, string>;
    let neighbours: Record<string, string>;
    let strangers: Record<string, string>;
    /** Tokens by the kind of their caller. */
    let keys: Record<'stranger' | 'revoked' | 'expired' | `without ${string}`, string>;
    let sessions: Record<
      'mine' | 'neighbour' | 'stranger' | 'revoked' | 'expired' | `only ${string}`,
      string
    >;

    beforeAll(async () => {
      // What is written once a minute of use is not in the middle of a comparison.
      server = await startTestServer(engine, {
        frozenAt: new Date(),
        rateLimits: raisedRateLimits,
        watch: (opened) => {
          database = recordStatements(opened);
          return database;
        },
      });
      const post = async (path: string, body: object = {}, token?: string) =>
        (await server.call('POST', path, { body, ...(token ? { token } : {}) })).body;
      const key = async (scopes: readonly string[]) => post('/v1/api-keys', { name: 'A key', scopes });
      const stranger: string = (await post('/v1/merchants', { name: 'Cirrus' })).key.secret;
      mine = await createThings(server, 'Mine-9f3a');
      neighbours = await createThings(server, 'Neighbour-71bc');
      strangers = await createThings(server, 'Stranger-c0de', stranger);
      for (const [{ walletId }, token] of [[mine], [neighbours], [strangers, stranger]] as const) {
        // Below its threshold already, so it is told by mail at once.
        const threshold = { amount: 1_000_000, currency: 'USD' };
        const body = { enabled: true, threshold, channels: ['email'], version: 0 };
        const path = `/v1/wallets/${walletId}/alert-settings`;
        await server.call('PUT', path, { body, ...(token ? { token } : {}) });
      }
      const [revoked, expired] = [await key(keyScopes), await key(keyScopes)];
      await post(`/v1/api-keys/${revoked.id}/revoke`);
      await post(`/v1/api-keys/${expired.id}/rotate`, { overlapSeconds: 1 });
      const session = async (customer: string | undefined, body: object = {}, token?: string) =>
        post(`/v1/customers/${customer}/sessions`, { expiresInSeconds: 86_400, ...body }, token);
      const revokedSession = await session(mine.customerId);
      await server.call('DELETE', `/v1/sessions/${revokedSession.id}`);
      keys = { stranger, revoked: revoked.secret, expired: expired.secret };
      for (const scope of keyScopes) {
        const others = keyScopes.filter((one) => one !== scope);
        keys[`without ${scope}`] = (await key(others)).secret;
      }
      sessions = {
        mine: (await session(mine.customerId)).token,
        neighbour: (await session(neighbours.customerId)).token,
        stranger: (await session(strangers.customerId, {}, stranger)).token,
        revoked: revokedSession.token,
        expired: (await session(mine.customerId, { expiresInSeconds: 1 })).token,
      };
      for (const scope of ['view', 'topUp', 'manage']) {
        sessions[`only ${scope}`] = (await session(mine.customerId, { scopes: [scope] })).token;
      }
      server.advance(2000);
      // Nor is a key's first use.
      for (const token of Object.values(keys)) await server.call('GET', '/v1/customers', { token });
    });
    afterAll(() => server.close());

    type Asked = { answer: TestResponse; statements: string[]; tookMs: number };

    /** Asks a route about things, as somebody: all that could tell one answer from another. */
    async function ask(
      route: ApiRoute,
      things: Record<string, string>,
      request: TestRequest,
    ): Promise<Asked> {
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(things[name] ?? 'unknown'),
      );
      database.takeStatements();
      const start = performance.now();
      const answer = await server.call(route.method, `${path}${queries[route.operationId] ?? ''}`, {
        ...(route.needsKey ? { key: crypto.randomUUID() } : {}),
        ...(route.hasBody ? { body: sampleBodies(route.operationId, things) } : {}),
        ...request,
        headers: {
          'x-request-id': 'same',
          ...(route.needsVersion ? { 'if-match': '"0"' } : {}),
          ...request.headers,
        },
      });
      return { answer, statements: database.takeStatements(), tookMs: performance.now() - start };
    }

    const visible = ({ answer, statements }: Asked) => ({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: answer.body,
      statements,
    });

    /** What is there and what is not get the very same answer, after the very same statements. */
    async function sameAsUnknown(
      route: ApiRoute,
      things: Record<string, string>,
      request: TestRequest,
    ): Promise<Asked> {
      const there = await ask(route, things, request);
      expect(visible(there)).toEqual(visible(await ask(route, unknownIds(things), request)));
      return there;
    }

    /** No id, name or address of somebody else's stands anywhere in an answer. */
    function expectNothingOf(things: Record<string, string>, { answer }: Asked): void {
      const text = JSON.stringify(answer.body ?? '');
      for (const id of Object.values(things)) expect(text).not.toContain(id);
    }

    async function changingNothing(work: () => Promise<void>): Promise<void> {
      const before = await digestTables(database);
      await work();
      expect(await digestTables(database)).toEqual(before);
    }

    test('the tables name every route that the app serves, so that a new one cannot be forgotten', () => {
      const served = servedPaths({ demo: false, test: false }).map(({ method, path }) => `${method} ${path}`);
      const open = ['GET /healthz', 'GET /readyz', 'GET /openapi.json', 'GET /reference'];
      expect(apiRoutes.map(title).concat(open).sort()).toEqual([...served].sort());
      // What the app mounts beside its tables, it mounts for everybody, or hands to a table of its own.
      type Mounted = { method: string; path: string };
      const mounted: Mounted[] = Object(server.app).routes.filter(({ method }: Mounted) => method !== 'ALL');
      const ofTables = new Set(served.map((route) => route.replaceAll(/\{(\w+)\}/g, ':$1')));
      const beside = mounted
        .map(({ method, path }) => `${method} ${path}`)
        .filter((route) => !ofTables.has(route));
      expect(beside.filter((route) => !/^GET \/reference\/[\w.-]+$/.test(route))).toEqual([]);
      const handed = Object(server.app).routes.filter(({ method }: Mounted) => method === 'ALL');
      expect([...new Set(handed.map(({ path }: Mounted) => path))].sort()).toEqual(
        ['/*', '/dodo/*', '/payment-links/:token/*', '/test-processor/*', '/v1/*', '/wallet/*'].sort(),
      );
    });

    test('there is a thing for every name in a path, and none of them is another’s', () => {
      const names = apiRoutes.flatMap(({ path }) =>
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
      );
      for (const things of [mine, neighbours, strangers]) {
        expect(Object.keys(things)).toEqual(expect.arrayContaining(names));
        for (const [name, id] of Object.entries(things)) expect(unknownIds(things)[name]).not.toBe(id);
      }
      expect(new Set([mine, neighbours, strangers].map(({ walletId }) => walletId)).size).toBe(3);
    });

    describe('who is nobody', () => {
      for (const route of [...secretRoutes, ...customerRoutes]) {
        test(title(route), () =>
          changingNothing(async () => {
            const isCustomer = route.surface === 'customer';
            const callers: [name: string, TestRequest][] = [
              ['none', { token: null }],
              ['another scheme', { token: null, headers: { authorization: 'Basic c2s6' } }],
              ['garbage', { token: 'garbage' }],
              ['half a key', { token: 'sk_' }],
              ['half a session', { token: 'cst_x' }],
              ['an unknown key', { token: `sk_test_${'a'.repeat(43)}` }],
              ['an unknown session', { token: `cst_${'a'.repeat(43)}` }],
              ['a revoked key', { token: keys.revoked }],
              ['an expired key', { token: keys.expired }],
              ['a revoked session', { token: sessions.revoked }],
              ['an expired session', { token: sessions.expired }],
              ['the other surface’s', isCustomer ? {} : { token: sessions.mine }],
              [
                'the other surface’s, of another merchant',
                { token: isCustomer ? keys.stranger : sessions.stranger },
              ],
            ];
            for (const [name, request] of callers) {
              const { answer } = await sameAsUnknown(route, mine, request);
              const isExpired = isCustomer && name === 'an expired session';
              expect([name, answer.status]).toEqual([name, 401]);
              if (route.surface !== 'dodo') {
                expect(answer.headers.get('content-type')).toBe('application/problem+json');
                expect(answer.body.code).toBe(isExpired ? 'session_expired' : 'unauthenticated');
              }
            }
          }),
        );
      }
    });

    describe('who may not do it', () => {
      for (const route of secretRoutes) {
        test(title(route), () =>
          changingNothing(async () => {
            for (const scope of route.scopes) {
              const token = scope === 'operate' ? keys.stranger : keys[`without ${scope}`];
              const { answer } = await sameAsUnknown(route, mine, { token: token ?? '' });
              expect(answer.status).toBe(403);
            }
          }),
        );
      }
      for (const route of customerRoutes) {
        test(title(route), () =>
          changingNothing(async () => {
            const others = ['view', 'topUp', 'manage'].filter((scope) => !route.scopes.includes(scope));
            for (const scope of route.scopes.length > 0 ? others : []) {
              const { answer } = await sameAsUnknown(route, mine, { token: sessions[`only ${scope}`] ?? '' });
              expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
            }
          }),
        );
      }
    });

    describe('another merchant', () => {
      for (const route of secretRoutes.filter(({ scopes }) => !scopes.includes('operate'))) {
        const asked = () => ask(route, mine, { token: keys.stranger });
        if (hasId(route)) {
          test(`${title(route)}: as if there were no such thing`, () =>
            changingNothing(async () => {
              const seen = await sameAsUnknown(route, mine, { token: keys.stranger });
              expect(seen.answer.status).toBe(404);
              expectNothingOf(mine, seen);
            }));
        } else {
          test(`${title(route)}: its own, and nothing else`, async () => {
            for (const things of [mine, neighbours]) expectNothingOf(things, await asked());
            // A list that is empty for everybody would say nothing.
            if (!route.queryNames.includes('cursor')) return;
            const own = JSON.stringify((await ask(route, mine, {})).answer.body);
            expect(Object.values(mine).filter((id) => own.includes(id))).not.toEqual([]);
          });
        }
        for (const name of route.queryNames.filter((one) => /(Id|cursor|search|email|name)$/.test(one))) {
          test(`${title(route)}: nothing by ?${name}=`, async () => {
            const values = [...Object.values(mine), 'Mine-9f3a', 'Mine-9f3a@example.com'];
            for (const value of values) {
              const path = `${route.path}?${name}=${encodeURIComponent(value)}`;
              if (!hasId(route))
                expectNothingOf(mine, await ask({ ...route, path }, mine, { token: keys.stranger }));
            }
          });
        }
      }

      test('a key of one merchant is no key of another: nothing is replayed, and both have their effect', async () => {
        const key = 'the-very-same-key';
        const credit = (things: Record<string, string>, token?: string) =>
          server.call('POST', `/v1/wallets/${things.walletId}/entries`, {
            key,
            body: { type: 'credit', amount: { amount: 700, currency: 'USD' } },
            ...(token ? { token } : {}),
          });
        const [first, second] = [await credit(mine), await credit(strangers, keys.stranger)];
        expect([first.status, second.status]).toEqual([201, 201]);
        expect(second.headers.get('idempotent-replayed')).toBeNull();
        expect(second.body.id).not.toBe(first.body.id);
      });
    });

    describe('another customer', () => {
      for (const route of customerRoutes) {
        for (const who of ['neighbour', 'stranger'] as const) {
          const bodyNames = route.hasBody
            ? JSON.stringify(sampleBodies(route.operationId, { quoteId: '?', paymentMethodId: '?' }))
            : '';
          const namesThings = hasId(route) || bodyNames.includes('"?"');
          if (namesThings) {
            test(`${title(route)}: as if there were no such thing (${who})`, () =>
              changingNothing(async () => {
                const seen = await sameAsUnknown(route, mine, { token: sessions[who] });
                expect(seen.answer.status).toBe(404);
                expectNothingOf(mine, seen);
              }));
          } else if (route.operationId !== 'listEvents') {
            test(`${title(route)}: their own, and nothing else (${who})`, async () => {
              expectNothingOf(mine, await ask(route, mine, { token: sessions[who] }));
            });
          }
        }
      }

      test('GET /wallet/events: a place that names another’s wallets gives nothing of them', async () => {
        const place = Buffer.from(`${mine.walletId?.replace(/^wal_/, '')}.0`).toString('base64url');
        for (const token of [sessions.neighbour, sessions.stranger]) {
          const answer = await server.call('GET', `/wallet/events?after=${place}`, { token });
          expect(answer.status).toBe(200);
          expect(answer.body.items.map(({ walletId }: { walletId: string }) => walletId)).not.toContain(
            mine.walletId,
          );
        }
      });
    });

    describe('a payment link', () => {
      for (const route of linkRoutes) {
        test(`${title(route)}: an unknown token, an altered one, and another link's payment`, () =>
          changingNothing(async () => {
            const altered = `${mine.token?.slice(0, -1)}${mine.token?.endsWith('A') ? 'B' : 'A'}`;
            for (const token of [
              altered,
              mine.token?.slice(0, -1),
              mine.token?.toUpperCase(),
              'plk_',
              strangers.paymentLinkId,
            ]) {
              const { answer } = await ask(route, { ...mine, token: token ?? '' }, { token: null });
              expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
            }
            if (route.path.includes('{paymentId}')) {
              const guess = (paymentId: string | undefined) =>
                ask(route, { ...strangers, paymentId: paymentId ?? '' }, { token: null });
              const crossed = await guess(mine.paymentId);
              expect(crossed.answer.status).toBe(404);
              expect(visible(crossed)).toEqual(visible(await guess(unknownIds(mine).paymentId)));
            }
          }));
      }
    });

    test.runIf(isWhole)(
      'refusing what is there takes as long as refusing what is not',
      { timeout: 300_000 },
      async () => {
        const guesses = [
          ...secretRoutes
            .filter((route) => hasId(route) && !route.scopes.includes('operate'))
            .map((route) => ({ route, token: keys.stranger })),
          ...customerRoutes.filter(hasId).map((route) => ({ route, token: sessions.neighbour })),
        ];
        const rounds = 15;
        const tookMs: { there: number[]; unknown: number[] } = { there: [], unknown: [] };
        for (let round = 0; round < rounds; round += 1) {
          for (const { route, token } of guesses) {
            // Each in turn goes first, so that neither has the warmer cache.
            const order = round % 2 ? (['there', 'unknown'] as const) : (['unknown', 'there'] as const);
            for (const kind of order) {
              tookMs[kind].push(
                (await ask(route, kind === 'there' ? mine : unknownIds(mine), { token })).tookMs,
              );
            }
          }
        }
        const [there, unknown] = [median(tookMs.there), median(tookMs.unknown)];
        process.stdout.write(
          `${engine}: ${guesses.length} routes × ${rounds}: there ${there.toFixed(3)} ms, unknown ${unknown.toFixed(3)} ms, ${(there / unknown).toFixed(3)}\n`,
        );
        expect(there / unknown).toBeGreaterThan(0.9);
        expect(there / unknown).toBeLessThan(1.1);
      },
    );
  },
);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
