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
/** IDs of existing objects, by their parameter names in paths. */
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
// No request of this file may add a row.
afterEach(async () => {
  expect(await countRows(server.database)).toEqual(before);
});

const fill = (path: string, values: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'unknown');

/** Creates a valid request, so that a test can make one part of it invalid. */
function validRequest({ api, operationId, hasBody, needsKey, needsVersion }: ApiRoute): TestRequest {
  return {
    ...(api === 'customer' ? { token: sessionToken } : {}),
    ...(needsKey ? { key: crypto.randomUUID() } : {}),
    ...(needsVersion ? { headers: { 'if-match': '"0"' } } : {}),
    ...(hasBody ? { body: sampleBodies(operationId, ids) } : {}),
  };
}

/** Sends a request and expects an error without a change of the database. */
async function expectRejected(
  route: ApiRoute,
  request: TestRequest,
  expected: { status: number | number[]; code?: string; field?: string; path?: string },
): Promise<void> {
  const response = await server.call(route.method, expected.path ?? fill(route.path, ids), request);
  expect([expected.status].flat()).toContain(response.status);
  if (route.api === 'dodo') {
    expect(response.body).toMatchObject({
      code: expect.stringMatching(/^[A-Z_]+$/),
      message: expect.any(String),
    });
  } else {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = problemSchema.parse(response.body);
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
    if (expected.code) expect(problem.code).toBe(expected.code);
  }
  if (expected.field !== undefined) {
    expect(response.body.errors.map(({ field }: { field: string }) => field)).toContain(expected.field);
  }
}

const title = ({ method, path }: ApiRoute) => `${method} ${path}`;
const withBody = routes.filter(({ hasBody }) => hasBody);
const invalidStatus = ({ api }: ApiRoute) => (api === 'dodo' ? 422 : 400);

describe('a request body', () => {
  for (const route of withBody) {
    test(`${title(route)} rejects malformed JSON`, async () => {
      const body = '{"amount":';
      await expectRejected(
        route,
        { ...validRequest(route), body },
        { status: invalidStatus(route), code: 'malformed_request' },
      );
    });
    test(`${title(route)} rejects JSON that is not an object`, async () => {
      for (const body of ['[]', '"text"', '7', 'null']) {
        await expectRejected(
          route,
          { ...validRequest(route), body },
          { status: invalidStatus(route), code: 'invalid_request' },
        );
      }
    });
    test(`${title(route)} rejects an unknown field`, async () => {
      const valid = validRequest(route);
      const body = { ...Object(valid.body), surprise: 1 };
      const expected = { status: invalidStatus(route), code: 'invalid_request', field: 'surprise' };
      await expectRejected(route, { ...valid, body }, expected);
    });
    test(`${title(route)} rejects a wrong type in each field`, async () => {
      const valid = validRequest(route);
      for (const name of Object.keys(Object(valid.body))) {
        const body = { ...Object(valid.body), [name]: { no: ['such', 'type'] } };
        await expectRejected(
          route,
          { ...valid, body },
          { status: invalidStatus(route), code: 'invalid_request' },
        );
      }
    });
    test(`${title(route)} rejects a body above 64 kB, sent or announced`, async () => {
      const body = JSON.stringify({ name: 'x'.repeat(70_000) });
      await expectRejected(route, { ...validRequest(route), body }, { status: 413, code: 'body_too_large' });
      const headers = { 'content-length': '70000' };
      const valid = validRequest(route);
      const announced = { ...valid, headers: { ...valid.headers, ...headers } };
      await expectRejected(route, announced, { status: 413, code: 'body_too_large' });
    });
    test(`${title(route)} rejects another content type`, async () => {
      const headers = { 'content-type': 'text/plain' };
      await expectRejected(
        route,
        { ...validRequest(route), headers: { ...validRequest(route).headers, ...headers } },
        { status: 415, code: 'unsupported_media_type' },
      );
    });
    test(`${title(route)} rejects text that a database cannot store`, async () => {
      const valid = validRequest(route);
      const names = Object.entries(Object(valid.body)).filter(([, value]) => typeof value === 'string');
      for (const [name] of names) {
        for (const text of ['nul \0', '\ud800']) {
          const body = { ...Object(valid.body), [name]: text };
          await expectRejected(route, { ...valid, body }, { status: [400, 404, 422] });
        }
      }
    });
  }
});

describe('an amount', () => {
  const withMoney = withBody.filter(
    ({ operationId }) => Object(sampleBodies(operationId, {})).amount !== undefined,
  );
  const invalidAmounts = {
    'a fraction': 10.5,
    zero: 0,
    'a negative amount': -100,
    'an amount above 2^53−1': 2 ** 53,
    'an amount as text': '100',
    null: null,
  };
  for (const route of withMoney) {
    for (const [name, amount] of Object.entries(invalidAmounts)) {
      test(`${title(route)} rejects ${name}`, async () => {
        const valid = validRequest(route);
        const isMoney = typeof Object(valid.body).amount === 'object';
        const body = { ...Object(valid.body), amount: isMoney ? { amount, currency: 'USD' } : amount };
        const field = isMoney ? 'amount.amount' : 'amount';
        await expectRejected(
          route,
          { ...valid, body },
          { status: invalidStatus(route), code: 'invalid_request', field },
        );
      });
    }
    test(`${title(route)} rejects an unknown currency and another one than the wallet's`, async () => {
      const valid = validRequest(route);
      for (const currency of ['XQX', 'usd', 'EUR']) {
        const isMoney = typeof Object(valid.body).amount === 'object';
        const body = isMoney
          ? { ...Object(valid.body), amount: { amount: 10_000, currency } }
          : { ...Object(valid.body), currency };
        await expectRejected(route, { ...valid, body }, { status: [400, 422] });
      }
    });
  }
});

describe('an ID', () => {
  for (const route of routes.filter(({ path }) => path.includes('{'))) {
    test(`${title(route)} rejects an unknown ID`, async () => {
      for (const unknown of ['wal_unknown', 'x', "' or 1=1 --", '%00', 'ü', 'a'.repeat(300)]) {
        const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
        const values = Object.fromEntries(
          names.map((name) => [name, unknown === '%00' ? '%00' : encodeURIComponent(unknown)]),
        );
        await expectRejected(route, validRequest(route), {
          status: [400, 404, 422],
          path: fill(route.path, values),
        });
      }
    });
  }
});

describe('a query', () => {
  for (const route of routes) {
    test(`${title(route)} rejects an unknown parameter, a repeated one and invalid values`, async () => {
      const path = fill(route.path, ids);
      const valid = validRequest(route);
      const status = invalidStatus(route);
      await expectRejected(route, valid, { status, field: 'surprise', path: `${path}?surprise=1` });
      await expectRejected(route, valid, { status, path: `${path}?a=1&a=2` });
      for (const name of route.queryNames.filter((parameter) =>
        /^(limit|page_size|page_number|from|to|at|type)$/.test(parameter),
      )) {
        for (const value of ['', 'abc', '-1', '1.5', '1e9', '99999999999999999999']) {
          await expectRejected(route, valid, { status, path: `${path}?${name}=${value}` });
        }
      }
    });
  }
});

describe('an idempotency key', () => {
  for (const route of routes.filter(({ needsKey }) => needsKey)) {
    test(`${title(route)} rejects a missing key and one that is too long`, async () => {
      const { key: _, ...valid } = validRequest(route);
      await expectRejected(route, valid, {
        status: 400,
        code: 'idempotency_key_required',
        field: 'Idempotency-Key',
      });
      await expectRejected(
        route,
        { ...valid, key: 'k'.repeat(256) },
        { status: 400, field: 'Idempotency-Key' },
      );
    });
  }
});

describe('a version', () => {
  for (const route of routes.filter(({ needsVersion }) => needsVersion)) {
    test(`${title(route)} rejects a missing version and an invalid one`, async () => {
      for (const headers of [{}, { 'if-match': '*' }, { 'if-match': '"x"' }, { 'if-match': '-1' }]) {
        const expected = { status: 428, code: 'version_required', field: 'If-Match' };
        await expectRejected(route, { ...validRequest(route), headers }, expected);
      }
    });
  }
});

describe('an unknown method or path', () => {
  for (const route of routes) {
    test(`${title(route)} rejects another method`, async () => {
      const { key: _, body: __, ...valid } = validRequest(route);
      const supported = routes.filter(({ path }) => path === route.path).map(({ method }) => method);
      const method = ['PUT', 'DELETE', 'PATCH'].find((name) => !supported.includes(name)) ?? 'TRACE';
      const path = fill(route.path, ids);
      const response = await server.call(method, path, valid);
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')?.split(', ').sort()).toEqual([...new Set(supported)].sort());
    });
  }
  test.each(['/', '/v1', '/v1/', '/v1/nothing', '/wallet/nothing', '/nothing', '/v1/customers/'])(
    'rejects %s',
    async (path) => {
      const token = path.startsWith('/wallet') ? sessionToken : undefined;
      const response = await server.call('GET', path, token ? { token } : {});
      expect(response).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );
});
