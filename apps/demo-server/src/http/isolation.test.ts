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
 * Whether `pnpm test:isolation` runs this file. It then also uses PostgreSQL and compares the duration of rejections. The
 * file tests every route of the server with every kind of caller.
 */
const isIsolationSuite = process.env.TEST_SCOPE === 'isolation';
const engines = isIsolationSuite ? (['PGlite', 'PostgreSQL'] as const) : (['PGlite'] as const);

/** Returns IDs that look like the given ones but do not exist. */
const unknownIds = (ids: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [name, id.replace(/.{12}(?=(_\d+)?$)/, '0123456789ab')]),
  );
/** Required query parameters, by operation. */
const queries: Record<string, string> = {
  'customerApi.getAnalytics': '?from=2025-01-01&to=2025-01-31',
  'analytics.retrieveForWallet': '?from=2025-01-01&to=2025-01-31',
  'analytics.retrieve': '?from=2025-01-01&to=2025-01-31',
};
const hasId = ({ path }: ApiRoute) => path.includes('{');
const title = ({ method, path }: ApiRoute) => `${method} ${path}`;
const secretRoutes = apiRoutes.filter(({ api }) => api === 'merchant' || api === 'dodo');
const customerRoutes = apiRoutes.filter(({ api }) => api === 'customer');
const linkRoutes = apiRoutes.filter(({ api }) => api === 'link');

describe.each(engines)(
  'invariant 31 (P): no caller can read or guess data of another merchant or customer, on %s',
  (engine) => {
    let server: TestServer;
    let database: RecordedDatabase;
    /** Objects of a customer of the first merchant. */
    let mine: Record<string, string>;
    /** Objects of another customer of the same merchant. */
    let neighbours: Record<string, string>;
    /** Objects of a customer of another merchant. */
    let strangers: Record<string, string>;
    /** API keys by their kind. */
    let keys: Record<'stranger' | 'revoked' | 'expired' | `without ${string}`, string>;
    /** Session tokens by their kind. */
    let sessions: Record<
      'mine' | 'neighbour' | 'stranger' | 'revoked' | 'expired' | `only ${string}`,
      string
    >;

    beforeAll(async () => {
      // The time is frozen, so that no statement that runs once a minute differs between two requests.
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
        // The balance is below the threshold, so that the alert sends an email at once.
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
        const others = keyScopes.filter((other) => other !== scope);
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
      // The first use of a key writes a row, which must not happen during a comparison.
      for (const token of Object.values(keys)) await server.call('GET', '/v1/customers', { token });
    });
    afterAll(() => server.close());

    type Observation = { response: TestResponse; statements: string[]; durationMs: number };

    /** Sends a request and returns everything in which two responses can differ. */
    async function send(
      route: ApiRoute,
      things: Record<string, string>,
      request: TestRequest,
    ): Promise<Observation> {
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(things[name] ?? 'unknown'),
      );
      database.takeStatements();
      const start = performance.now();
      const response = await server.call(route.method, `${path}${queries[route.operationId] ?? ''}`, {
        ...(route.needsKey ? { key: crypto.randomUUID() } : {}),
        ...(route.hasBody ? { body: sampleBodies(route.operationId, things) } : {}),
        ...request,
        headers: {
          'x-request-id': 'same',
          ...(route.needsVersion ? { 'if-match': '"0"' } : {}),
          ...request.headers,
        },
      });
      return { response, statements: database.takeStatements(), durationMs: performance.now() - start };
    }

    const visible = ({ response, statements }: Observation) => ({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: response.body,
      statements,
    });

    /** Expects the same response, after the same statements, as for objects that do not exist. */
    async function expectSameAsUnknown(
      route: ApiRoute,
      things: Record<string, string>,
      request: TestRequest,
    ): Promise<Observation> {
      const existing = await send(route, things, request);
      expect(visible(existing)).toEqual(visible(await send(route, unknownIds(things), request)));
      return existing;
    }

    /** Expects that a response contains no ID of the given objects. */
    function expectNothingOf(things: Record<string, string>, { response }: Observation): void {
      const text = JSON.stringify(response.body ?? '');
      for (const id of Object.values(things)) expect(text).not.toContain(id);
    }

    async function expectNoChange(work: () => Promise<void>): Promise<void> {
      const before = await digestTables(database);
      await work();
      expect(await digestTables(database)).toEqual(before);
    }

    test('this file tests every route that the app serves', () => {
      const served = servedPaths({ demo: false, test: false }).map(({ method, path }) => `${method} ${path}`);
      const open = [
        'GET /healthz',
        'GET /readyz',
        'GET /openapi.json',
        'GET /reference',
        'GET /reference/errors',
        'GET /reference/errors/{code}',
      ];
      expect(apiRoutes.map(title).concat(open).sort()).toEqual([...served].sort());
      // Routes outside the tables are public, or their handler has a table of its own.
      type Mounted = { method: string; path: string };
      const mounted: Mounted[] = Object(server.app).routes.filter(({ method }: Mounted) => method !== 'ALL');
      const listed = new Set(served.map((route) => route.replaceAll(/\{(\w+)\}/g, ':$1')));
      const unlisted = mounted
        .map(({ method, path }) => `${method} ${path}`)
        .filter((route) => !listed.has(route));
      // The URL of a document has a secret token: documentPages.test.ts tests wrong ones.
      const isPage = /^GET \/(reference\/[\w.-]+|documents\/:documentId\/:token(\/pdf)?)$/;
      expect(unlisted.filter((route) => !isPage.test(route))).toEqual([]);
      const delegated = Object(server.app).routes.filter(({ method }: Mounted) => method === 'ALL');
      expect([...new Set(delegated.map(({ path }: Mounted) => path))].sort()).toEqual(
        ['/*', '/dodo/*', '/payment-links/:token/*', '/test-processor/*', '/v1/*', '/wallet/*'].sort(),
      );
    });

    test('each customer has an object of its own for every path parameter', () => {
      const names = apiRoutes.flatMap(({ path }) =>
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
      );
      for (const things of [mine, neighbours, strangers]) {
        expect(Object.keys(things)).toEqual(expect.arrayContaining(names));
        for (const [name, id] of Object.entries(things)) expect(unknownIds(things)[name]).not.toBe(id);
      }
      expect(new Set([mine, neighbours, strangers].map(({ walletId }) => walletId)).size).toBe(3);
    });

    describe('a caller without valid credentials', () => {
      for (const route of [...secretRoutes, ...customerRoutes]) {
        test(title(route), () =>
          expectNoChange(async () => {
            const isCustomer = route.api === 'customer';
            const callers: [name: string, TestRequest][] = [
              ['no token', { token: null }],
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
              ['a token of the other API', isCustomer ? {} : { token: sessions.mine }],
              [
                'a token of the other API, of another merchant',
                { token: isCustomer ? keys.stranger : sessions.stranger },
              ],
            ];
            for (const [name, request] of callers) {
              const { response } = await expectSameAsUnknown(route, mine, request);
              const isExpired = isCustomer && name === 'an expired session';
              expect([name, response.status]).toEqual([name, 401]);
              if (route.api !== 'dodo') {
                expect(response.headers.get('content-type')).toBe('application/problem+json');
                expect(response.body.code).toBe(isExpired ? 'session_expired' : 'unauthenticated');
              }
            }
          }),
        );
      }
    });

    describe('a caller without the scope', () => {
      for (const route of secretRoutes) {
        test(title(route), () =>
          expectNoChange(async () => {
            for (const scope of route.scopes) {
              const token = scope === 'operate' ? keys.stranger : keys[`without ${scope}`];
              const { response } = await expectSameAsUnknown(route, mine, { token: token ?? '' });
              expect(response.status).toBe(403);
            }
          }),
        );
      }
      for (const route of customerRoutes) {
        test(title(route), () =>
          expectNoChange(async () => {
            const others = ['view', 'topUp', 'manage'].filter((scope) => !route.scopes.includes(scope));
            for (const scope of route.scopes.length > 0 ? others : []) {
              const { response } = await expectSameAsUnknown(route, mine, {
                token: sessions[`only ${scope}`] ?? '',
              });
              expect(response).toMatchObject({ status: 403, body: { code: 'forbidden' } });
            }
          }),
        );
      }
    });

    describe('another merchant', () => {
      for (const route of secretRoutes.filter(({ scopes }) => !scopes.includes('operate'))) {
        const sendAsStranger = () => send(route, mine, { token: keys.stranger });
        if (hasId(route)) {
          test(`${title(route)} responds as if the object did not exist`, () =>
            expectNoChange(async () => {
              const observed = await expectSameAsUnknown(route, mine, { token: keys.stranger });
              expect(observed.response.status).toBe(404);
              expectNothingOf(mine, observed);
            }));
        } else {
          test(`${title(route)} returns only the objects of the merchant`, async () => {
            for (const things of [mine, neighbours]) expectNothingOf(things, await sendAsStranger());
            // A list that is empty for every caller would prove nothing.
            if (!route.queryNames.includes('cursor')) return;
            const own = JSON.stringify((await send(route, mine, {})).response.body);
            expect(Object.values(mine).filter((id) => own.includes(id))).not.toEqual([]);
          });
        }
        for (const name of route.queryNames.filter((parameter) =>
          /(Id|cursor|search|email|name)$/.test(parameter),
        )) {
          test(`${title(route)} finds no object of another merchant with ?${name}=`, async () => {
            const values = [...Object.values(mine), 'Mine-9f3a', 'Mine-9f3a@example.com'];
            for (const value of values) {
              const path = `${route.path}?${name}=${encodeURIComponent(value)}`;
              if (!hasId(route))
                expectNothingOf(mine, await send({ ...route, path }, mine, { token: keys.stranger }));
            }
          });
        }
      }

      test('two merchants can use the same idempotency key, and both requests take effect', async () => {
        const key = 'the-very-same-key';
        const credit = (things: Record<string, string>, token?: string) =>
          server.call('POST', `/v1/wallets/${things.walletId}/entries`, {
            key,
            body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 700, currency: 'USD' } },
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
            test(`${title(route)} responds as if the object did not exist (${who})`, () =>
              expectNoChange(async () => {
                const observed = await expectSameAsUnknown(route, mine, { token: sessions[who] });
                expect(observed.response.status).toBe(404);
                expectNothingOf(mine, observed);
              }));
          } else if (route.operationId !== 'customerApi.listEvents') {
            test(`${title(route)} returns only the objects of the customer (${who})`, async () => {
              expectNothingOf(mine, await send(route, mine, { token: sessions[who] }));
            });
          }
        }
      }

      test('GET /wallet/events returns no event for a cursor with wallets of another customer', async () => {
        const cursor = Buffer.from(`${mine.walletId?.replace(/^wal_/, '')}.0`).toString('base64url');
        for (const token of [sessions.neighbour, sessions.stranger]) {
          const response = await server.call('GET', `/wallet/events?after=${cursor}`, { token });
          expect(response.status).toBe(200);
          expect(response.body.items.map(({ walletId }: { walletId: string }) => walletId)).not.toContain(
            mine.walletId,
          );
        }
      });
    });

    describe('a payment link', () => {
      for (const route of linkRoutes) {
        test(`${title(route)} rejects an unknown token, an altered one and the payment of another link`, () =>
          expectNoChange(async () => {
            const altered = `${mine.token?.slice(0, -1)}${mine.token?.endsWith('A') ? 'B' : 'A'}`;
            for (const token of [
              altered,
              mine.token?.slice(0, -1),
              mine.token?.toUpperCase(),
              'plk_',
              strangers.paymentLinkId,
            ]) {
              const { response } = await send(route, { ...mine, token: token ?? '' }, { token: null });
              expect(response).toMatchObject({ status: 404, body: { code: 'not_found' } });
            }
            if (route.path.includes('{paymentId}')) {
              const guess = (paymentId: string | undefined) =>
                send(route, { ...strangers, paymentId: paymentId ?? '' }, { token: null });
              const guessed = await guess(mine.paymentId);
              expect(guessed.response.status).toBe(404);
              expect(visible(guessed)).toEqual(visible(await guess(unknownIds(mine).paymentId)));
            }
          }));
      }
    });

    test.runIf(isIsolationSuite)(
      'rejecting an existing object takes as long as rejecting an unknown one',
      { timeout: 300_000 },
      async () => {
        const guesses = [
          ...secretRoutes
            .filter((route) => hasId(route) && !route.scopes.includes('operate'))
            .map((route) => ({ route, token: keys.stranger })),
          ...customerRoutes.filter(hasId).map((route) => ({ route, token: sessions.neighbour })),
        ];
        const rounds = 15;
        const durationsMs: { existing: number[]; unknown: number[] } = { existing: [], unknown: [] };
        for (let round = 0; round < rounds; round += 1) {
          for (const { route, token } of guesses) {
            // The order alternates, so that neither kind benefits from a warm cache.
            const order = round % 2 ? (['existing', 'unknown'] as const) : (['unknown', 'existing'] as const);
            for (const kind of order) {
              const things = kind === 'existing' ? mine : unknownIds(mine);
              durationsMs[kind].push((await send(route, things, { token })).durationMs);
            }
          }
        }
        const [existing, unknown] = [median(durationsMs.existing), median(durationsMs.unknown)];
        process.stdout.write(
          `${engine}: ${guesses.length} routes × ${rounds}: existing ${existing.toFixed(3)} ms, unknown ${unknown.toFixed(3)} ms, ratio ${(existing / unknown).toFixed(3)}\n`,
        );
        expect(existing / unknown).toBeGreaterThan(0.9);
        expect(existing / unknown).toBeLessThan(1.1);
      },
    );
  },
);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
