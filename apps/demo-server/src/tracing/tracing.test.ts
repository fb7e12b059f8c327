import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../database/testing/startTestPostgres.ts';
import { type ServerProcess, startProcess, untilReady } from '../testing/startProcess.ts';

type Attribute = { key: string; value: { stringValue?: string; intValue?: number } };
type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string; attributes: Attribute[] };
type Received = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };

const secretKey = 'sk_live_0123456789abcdefghijklmnop';
const spans: Span[] = [];
let receiver: Server;
let folder: string;
let server: ServerProcess;
let url: string;
beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    if (request.url === '/v1/traces') {
      const received: Received = JSON.parse(body);
      for (const { scopeSpans } of received.resourceSpans) {
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port: receiverPort } = receiver.address() as AddressInfo;
  folder = await mkdtemp(join(tmpdir(), 'coffer-tracing-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = startProcess([], {
    PORT: String(port),
    HOST: '127.0.0.1',
    COFFER_DATA_DIR: folder,
    COFFER_SECRET_KEY: secretKey,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${receiverPort}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
  });
  await untilReady(server, url);
}, 120_000);
afterAll(async () => {
  server?.process.kill('SIGKILL');
  await server?.ended;
  await new Promise((resolve) => receiver.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const callerSpanId = 'b7ad6b7169203331';

test('spans of a request arrive at the receiver and link: caller, request, handler, SQL', async () => {
  const response = await fetch(`${url}/v1/customers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/json',
      'x-request-id': 'traced-1',
      traceparent: `00-${traceId}-${callerSpanId}-01`,
    },
    body: JSON.stringify({ name: 'Ada', email: 'ada@private.example', currencies: ['USD'] }),
  });
  expect(response.status).toBe(201);
  const ofTrace = () => spans.filter((span) => span.traceId === traceId);
  const named = (name: string) => ofTrace().find((span) => span.name === name);
  await expect.poll(() => named('POST /v1/customers'), { timeout: 20_000 }).toBeDefined();
  const request = named('POST /v1/customers');
  const handler = named('customers.create');
  expect(request?.parentSpanId).toBe(callerSpanId);
  expect(handler?.parentSpanId).toBe(request?.spanId);
  const transaction = named('transaction');
  expect(transaction?.parentSpanId).toBe(handler?.spanId);
  const inserts = ofTrace().filter(({ name }) => name === 'INSERT');
  expect(inserts.length).toBeGreaterThan(0);
  expect(inserts.every(({ parentSpanId }) => parentSpanId === transaction?.spanId)).toBe(true);
  const fact = (span: Span | undefined, key: string) =>
    span?.attributes.find((attribute) => attribute.key === key)?.value;
  expect(fact(request, 'http.route')).toEqual({ stringValue: '/v1/customers' });
  expect(fact(request, 'coffer.request_id')).toEqual({ stringValue: 'traced-1' });
  expect(JSON.stringify(ofTrace())).not.toMatch(/Ada|private\.example|sk_live/);
});

test('log lines of a traced request have its request ID and trace ID', async () => {
  const lines = () =>
    server.output.stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Record<string, unknown> => JSON.parse(line));
  await expect
    .poll(() => lines().find(({ requestId }) => requestId === 'traced-1'), { timeout: 10_000 })
    .toMatchObject({ traceId, path: '/v1/customers', status: 201 });
});

test('a server without requests sends no spans', async () => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = spans.length;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(
    spans
      .slice(before)
      .filter(({ name }) => !name.includes('/readyz'))
      .map(({ name }) => name),
  ).toEqual([]);
});
