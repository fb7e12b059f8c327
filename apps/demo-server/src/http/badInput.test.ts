import { problemSchema } from '@coffer/adapter/server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ApiRoute, apiRoutes as routes } from '../testing/apiRoutes.ts';
import { countRows } from '../testing/countRows.ts';
import { createThings } from '../testing/createThings.ts';
import { sampleBodies } from '../testing/sampleBodies.ts';
import {
  raisedRateLimits,
  startTestServer,
  type TestRequest,
  type TestServer,
} from '../testing/startTestServer.ts';

let server: TestServer;
/** Ids that exist, by the names that paths give them. */
let ids: Record<string, string>;
let sessionToken: string;
let before: Record<string, number>;

beforeAll(async () => {
  server = await startTestServer('PGlite', { rateLimits: raisedRateLimits });
  ids = await createThings(server, 'Mine');
  const { body } = await server.call('POST', `/v1/customers/${ids.customerId}/sessions`, { body: {} });
  sessionToken = body.token;
  before = await countRows(server.database);
});
afterAll(() => server.close());
/** None of what is sent here leaves a row. */
afterEach(async () => {
  expect(await countRows(server.database)).toEqual(before);
});

const fill = (path: string, values: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'unknown');

/** A request that would be taken, for a test to spoil one thing of. */
function goodRequest({ surface, operationId, hasBody, needsKey, needsVersion }: ApiRoute): TestRequest {
  return {
    ...(surface === 'customer' ? { token: sessionToken } : {}),
    ...(needsKey ? { key: crypto.randomUUID() } : {}),
    ...(needsVersion ? { headers: { 'if-match': '"0"' } } : {}),
    ...(hasBody ? { body: sampleBodies(operationId, ids) } : {}),
  };
}

async function refused(
  route: ApiRoute,
  request: TestRequest,
  expected: { status: number | number[]; code?: string; field?: string; path?: string },
): Promise<void> {
  const answer = await server.call(route.method, expected.path ?? fill(route.path, ids), request);
  expect([expected.status].flat()).toContain(answer.status);
  if (route.surface === 'dodo') {
    expect(answer.body).toMatchObject({
      code: expect.stringMatching(/^[A-Z_]+$/),
      message: expect.any(String),
    });
  } else {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = problemSchema.parse(answer.body);
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
    if (expected.code) expect(problem.code).toBe(expected.code);
  }
  if (expected.field !== undefined) {
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toContain(expected.field);
  }
}

const title = ({ method, path }: ApiRoute) => `${method} ${path}`;
const withBody = routes.filter(({ hasBody }) => hasBody);
const invalidStatus = ({ surface }: ApiRoute) => (surface === 'dodo' ? 422 : 400);

describe('a body', () => {
  for (const route of withBody) {
    test(`${title(route)}: malformed JSON`, async () => {
      const body = '{"amount":';
      await refused(
        route,
        { ...goodRequest(route), body },
        { status: invalidStatus(route), code: 'malformed_request' },
      );
    });
    test(`${title(route)}: no object`, async () => {
      for (const body of ['[]', '"text"', '7', 'null']) {
        await refused(
          route,
          { ...goodRequest(route), body },
          { status: invalidStatus(route), code: 'invalid_request' },
        );
      }
    });
    test(`${title(route)}: an unknown field`, async () => {
      const good = goodRequest(route);
      const body = { ...Object(good.body), surprise: 1 };
      const expected = { status: invalidStatus(route), code: 'invalid_request', field: 'surprise' };
      await refused(route, { ...good, body }, expected);
    });
    test(`${title(route)}: wrong types in each field`, async () => {
      const good = goodRequest(route);
      for (const name of Object.keys(Object(good.body))) {
        const body = { ...Object(good.body), [name]: { no: ['such', 'type'] } };
        await refused(route, { ...good, body }, { status: invalidStatus(route), code: 'invalid_request' });
      }
    });
    test(`${title(route)}: over 64 kB, by its length or by what comes`, async () => {
      const body = JSON.stringify({ name: 'x'.repeat(70_000) });
      await refused(route, { ...goodRequest(route), body }, { status: 413, code: 'body_too_large' });
      const headers = { 'content-length': '70000' };
      const good = goodRequest(route);
      const lying = { ...good, headers: { ...good.headers, ...headers } };
      await refused(route, lying, { status: 413, code: 'body_too_large' });
    });
    test(`${title(route)}: not JSON by its type`, async () => {
      const headers = { 'content-type': 'text/plain' };
      await refused(
        route,
        { ...goodRequest(route), headers: { ...goodRequest(route).headers, ...headers } },
        { status: 415, code: 'unsupported_media_type' },
      );
    });
    test(`${title(route)}: text that no database can hold`, async () => {
      const good = goodRequest(route);
      const names = Object.entries(Object(good.body)).filter(([, value]) => typeof value === 'string');
      for (const [name] of names) {
        for (const text of ['nul \0', '\ud800']) {
          const body = { ...Object(good.body), [name]: text };
          await refused(route, { ...good, body }, { status: [400, 404, 422] });
        }
      }
    });
  }
});

describe('an amount', () => {
  const withMoney = withBody.filter(
    ({ operationId }) => Object(sampleBodies(operationId, {})).amount !== undefined,
  );
  const spoilt = {
    float: 10.5,
    zero: 0,
    negative: -100,
    'beyond 2^53−1': 2 ** 53,
    text: '100',
    nothing: null,
  };
  for (const route of withMoney) {
    for (const [name, amount] of Object.entries(spoilt)) {
      test(`${title(route)}: ${name}`, async () => {
        const good = goodRequest(route);
        const isMoney = typeof Object(good.body).amount === 'object';
        const body = { ...Object(good.body), amount: isMoney ? { amount, currency: 'USD' } : amount };
        const field = isMoney ? 'amount.amount' : 'amount';
        await refused(
          route,
          { ...good, body },
          { status: invalidStatus(route), code: 'invalid_request', field },
        );
      });
    }
    test(`${title(route)}: an unknown currency, and one that is not the wallet's`, async () => {
      const good = goodRequest(route);
      for (const currency of ['XQX', 'usd', 'EUR']) {
        const isMoney = typeof Object(good.body).amount === 'object';
        const body = isMoney
          ? { ...Object(good.body), amount: { amount: 10_000, currency } }
          : { ...Object(good.body), currency };
        await refused(route, { ...good, body }, { status: [400, 422] });
      }
    });
  }
});

describe('an id', () => {
  for (const route of routes.filter(({ path }) => path.includes('{'))) {
    test(`${title(route)}: unknown`, async () => {
      for (const unknown of ['wal_unknown', 'x', "' or 1=1 --", '%00', 'ü', 'a'.repeat(300)]) {
        const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
        const values = Object.fromEntries(
          names.map((name) => [name, unknown === '%00' ? '%00' : encodeURIComponent(unknown)]),
        );
        await refused(route, goodRequest(route), { status: [400, 404, 422], path: fill(route.path, values) });
      }
    });
  }
});

describe('a query', () => {
  for (const route of routes) {
    test(`${title(route)}: an unknown name, one twice, and wrong values`, async () => {
      const path = fill(route.path, ids);
      const good = goodRequest(route);
      const status = invalidStatus(route);
      await refused(route, good, { status, field: 'surprise', path: `${path}?surprise=1` });
      await refused(route, good, { status, path: `${path}?a=1&a=2` });
      for (const name of route.queryNames.filter((one) =>
        /^(limit|page_size|page_number|from|to|at|type)$/.test(one),
      )) {
        for (const value of ['', 'abc', '-1', '1.5', '1e9', '99999999999999999999']) {
          await refused(route, good, { status, path: `${path}?${name}=${value}` });
        }
      }
    });
  }
});

describe('a key', () => {
  for (const route of routes.filter(({ needsKey }) => needsKey)) {
    test(`${title(route)}: none, or one too long`, async () => {
      const { key: _, ...good } = goodRequest(route);
      await refused(route, good, { status: 400, code: 'idempotency_key_required', field: 'Idempotency-Key' });
      await refused(route, { ...good, key: 'k'.repeat(256) }, { status: 400, field: 'Idempotency-Key' });
    });
  }
});

describe('a version', () => {
  for (const route of routes.filter(({ needsVersion }) => needsVersion)) {
    test(`${title(route)}: none, or none that an answer gave`, async () => {
      for (const headers of [{}, { 'if-match': '*' }, { 'if-match': '"x"' }, { 'if-match': '-1' }]) {
        const expected = { status: 428, code: 'version_required', field: 'If-Match' };
        await refused(route, { ...goodRequest(route), headers }, expected);
      }
    });
  }
});

describe('a method or path that is not served', () => {
  for (const route of routes) {
    test(`${title(route)}: another method`, async () => {
      const { key: _, body: __, ...good } = goodRequest(route);
      const taken = routes.filter(({ path }) => path === route.path).map(({ method }) => method);
      const method = ['PUT', 'DELETE', 'PATCH'].find((one) => !taken.includes(one)) ?? 'TRACE';
      const path = fill(route.path, ids);
      const answer = await server.call(method, path, good);
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual([...new Set(taken)].sort());
    });
  }
  test.each(['/', '/v1', '/v1/', '/v1/nothing', '/wallet/nothing', '/nothing', '/v1/customers/'])(
    '%s',
    async (path) => {
      const token = path.startsWith('/wallet') ? sessionToken : undefined;
      const answer = await server.call('GET', path, token ? { token } : {});
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );
});
