import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../platform/createLogger.ts';
import { startTestServer, type TestServer, testSecretKey } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';
import { openApiDocument } from './openapi/openApiDocument.ts';
import { type ServedParts, servedPaths } from './openapi/servedPaths.ts';

let server: TestServer;
const lines: string[] = [];
beforeAll(async () => {
  const logger = createLogger({ level: 'trace' }, { write: (line) => lines.push(line) });
  server = await startTestServer('PGlite', { logger });
});
afterAll(() => server.close());

const get = (path: string) => server.app.fetch(new Request(`http://wallet.test${path}`));

function servedOperations(parts: ServedParts): string[] {
  const pages = /^GET \/(openapi\.json|reference.*)$/;
  return servedPaths(parts)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !pages.test(route))
    .sort();
}

describe('the OpenAPI document', () => {
  type Schema = { $ref?: string };
  type Operation = { operationId: string; responses: Record<string, unknown> };
  type Document = {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  let document: Document;
  beforeAll(async () => {
    document = (await server.call<Document>('GET', '/openapi.json', { token: null })).body;
  });

  test('is OpenAPI 3.1 and has every route with a unique operationId', () => {
    expect(document.openapi).toBe('3.1.0');
    const named = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(named.sort()).toEqual(servedOperations({ demo: false }));
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('lists the operations under /demo and /v1/test only for a server that serves them', () => {
    const paths = (parts: ServedParts) => Object.keys(openApiDocument(parts).paths);
    const isOptional = (path: string) => /^\/(demo|v1\/test)\//.test(path);
    expect(Object.keys(document.paths).filter(isOptional)).toEqual([]);
    expect(paths({ demo: false, test: true }).filter(isOptional)).toContain('/v1/test/clock');
    expect(paths({ demo: true }).filter(isOptional)).toContain('/demo/customers');
  });

  test('lists no operation that this server does not serve', async () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const method of Object.keys(operations)) {
        const url = path.replaceAll(/\{\w+\}/g, 'none');
        const answer = await server.call(method.toUpperCase(), url, {
          body: method === 'get' ? undefined : {},
        });
        expect([path, method, answer.status]).not.toEqual([path, method, 405]);
        expect(String(answer.body?.detail)).not.toContain('There is no endpoint');
      }
    }
  });

  test('has every referenced schema, and declares the path parameters', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    for (const [path, operations] of Object.entries(document.paths)) {
      const expected = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(operations)) {
        const parameters = Object(operation).parameters ?? [];
        const declared = parameters.filter((parameter: { in: string }) => parameter.in === 'path');
        expect(declared.map(({ name }: { name: string }) => name)).toEqual(expected);
        expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
      }
    }
  });

  test('marks only mandatory parameters and fields as required', () => {
    const list = Object(document.paths['/v1/customers']?.get).parameters;
    expect(list.length).toBeGreaterThan(2);
    expect(list.filter(({ required }: { required: boolean }) => required)).toEqual([]);
    expect(document.components.schemas.CreateCustomer).toMatchObject({ required: ['name'] });
    expect(document.components.schemas.UpdateCustomer).not.toHaveProperty('required');
  });

  test('marks nullable fields, and no component, as nullable', () => {
    expect(JSON.stringify(document)).not.toContain('"allOf"');
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, Object(schema).type ?? []].flat()).not.toContain('null');
    }
    expect(document.components.schemas.PaymentLinkOffer).toMatchObject({
      properties: { amount: { anyOf: [{ $ref: '#/components/schemas/Money' }, { type: 'null' }] } },
    });
  });

  test('has one schema for money, with integers', () => {
    expect(document.components.schemas.Money).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { amount: { type: 'integer' } },
    });
  });

  test('can be browsed without another server', async () => {
    const page = await (await get('/reference')).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(3);
    const own = addresses.filter((address) => address.startsWith('/'));
    for (const address of new Set(own))
      expect([address, (await get(address)).status]).toEqual([address, 200]);
    // Links to other sites are for readers. The page itself loads nothing from them.
    expect([...page.matchAll(/<(?:link|script|img)[^>]*(?:src|href)="(?!\/|data:)/g)]).toEqual([]);
    const anchors = addresses.filter((address) => address.startsWith('#')).map((address) => address.slice(1));
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    expect(anchors.filter((anchor) => !ids.has(anchor))).toEqual([]);
    expect(page).not.toMatch(/<script>[^<]/);
  });
});

describe('health', () => {
  test('/healthz and /readyz respond with 200', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
  });

  test('does not serve the demo without --demo', async () => {
    expect(await server.call('GET', '/demo/customers')).toMatchObject({ status: 404 });
    expect(await server.call('POST', '/demo/sessions', { body: { customerId: 'x' } })).toMatchObject({
      status: 404,
    });
  });
});

describe('the log', () => {
  test('has a line per request with its ID, and no key or token', async () => {
    lines.length = 0;
    const headers = { 'x-request-id': 'req-of-the-test' };
    await server.call('GET', '/v1/customers', { headers });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      requestId: 'req-of-the-test',
      method: 'GET',
      path: '/v1/customers',
      status: 200,
      durationMs: expect.any(Number),
    });
    const wallet = await walletOf(server);
    const { body } = await wallet.topUp('pm_card_three_d_secure');
    const confirmPath = new URL(body.action?.url ?? '').pathname;
    await get(confirmPath);
    await server.call('GET', '/v1/nothing', { token: 'sk_test_wrong_key' });
    await server.call('GET', `/wallet/${wallet.token}`, { token: wallet.token });
    const log = lines.join('');
    expect(log).toContain('test-processor');
    for (const secret of [testSecretKey, wallet.token, 'sk_test_wrong_key', confirmPath, 'pm_card_three']) {
      expect(log).not.toContain(secret);
    }
  });

  test('redacts keys and tokens', () => {
    const written: string[] = [];
    const logger = createLogger({}, { write: (line) => written.push(line) });
    logger.info(
      { headers: { authorization: 'Bearer sk_1234' }, token: 'cst_1234', secretKey: 'sk_1234' },
      'careless',
    );
    expect(written.join('')).not.toContain('1234');
  });

  test('replaces a request ID that could forge a log line', async () => {
    const response = await server.call('GET', '/v1/customers', { headers: { 'x-request-id': 'a b' } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
