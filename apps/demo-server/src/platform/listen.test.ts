import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { readOptions } from '../readOptions.ts';
import { listen } from './listen.ts';

/** An address that other machines reach this one by, or undefined without a network. */
const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

const secretKey = 'sk_live_0123456789abcdefghijklmnop';

const answers = (address: string) =>
  fetch(address).then(
    () => true,
    () => false,
  );

test.skipIf(outside === undefined).each([
  // A demo signs anybody in as anybody.
  ['a demo answers this machine only', ['--demo'], {}, false],
  ['a demo with HOST answers there', ['--demo'], { HOST: '0.0.0.0' }, true],
  ['a server answers everywhere', [], { COFFER_SECRET_KEY: secretKey }, true],
  ['a server with HOST answers there only', [], { COFFER_SECRET_KEY: secretKey, HOST: '127.0.0.1' }, false],
] as const)('%s', async (_, flags, environment, isOutside) => {
  const { host } = readOptions(flags, environment);
  const listener = await listen({ port: 0, host });
  const seen = await Promise.all(
    ['localhost', '127.0.0.1', outside].map((name) => answers(`http://${name}:${listener.port}`)),
  );
  await listener.drain(0);
  expect(seen).toEqual([true, true, isOutside]);
});

test('before the server is ready, a browser gets a page that reloads, and a program gets a problem', async () => {
  const listener = await listen({ port: 0, host: '127.0.0.1' });
  const read = (accept: string) => fetch(`http://127.0.0.1:${listener.port}/`, { headers: { accept } });
  const page = await read('text/html,application/xhtml+xml,*/*;q=0.8');
  expect(page.status).toBe(503);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await page.text();
  expect(html).toContain('Coffer is starting');
  expect(html).toContain('http-equiv="refresh"');
  const problem = await read('*/*');
  expect(problem.headers.get('content-type')).toBe('application/problem+json');
  expect(await problem.json()).toMatchObject({ status: 503, code: 'service_unavailable' });
  await listener.drain(0);
});

/** Sends these bytes, one every 100 ms, and resolves with what came back when the server has closed the connection. */
async function sendSlowly(port: number, bytes: string, atOnce = ''): Promise<{ text: string; ms: number }> {
  const startedAt = performance.now();
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(atOnce);
  // Not `once` of node:events, which rejects when a byte meets the closed connection and resets it.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) socket.write(bytes[sent++] ?? '');
  }, 100);
  await closed;
  clearInterval(timer);
  return { text, ms: performance.now() - startedAt };
}

test.each([
  ['headers that never end', `GET / HTTP/1.1\r\nhost: a\r\nx-slow: ${'a'.repeat(500)}`],
  ['a body that never ends', `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 500\r\n\r\n${'a'.repeat(400)}`],
  ['nothing at all', ''],
])('a connection that sends %s is closed', async (_, bytes) => {
  const listener = await listen({ port: 0, host: null, timeouts: { headersMs: 500, requestMs: 1000 } });
  listener.serve(async (request) => new Response(await request.text()));
  const head = bytes.indexOf('\r\n\r\n');
  // The headers of the second one come at once, so that only its body is slow.
  const { ms } = await sendSlowly(
    listener.port,
    head < 0 ? bytes : bytes.slice(head + 4),
    head < 0 ? '' : bytes.slice(0, head + 4),
  );
  expect(ms).toBeLessThan(4000);
  await listener.drain(0);
});

test('a response that takes longer than a request may is not cut', async () => {
  const listener = await listen({ port: 0, host: null, timeouts: { headersMs: 200, requestMs: 400 } });
  listener.serve(() => {
    let count = 0;
    const body = new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        controller.enqueue(new TextEncoder().encode(`${count++} `));
        if (count === 30) controller.close();
      },
    });
    return new Response(body);
  });
  const text = await (await fetch(`http://127.0.0.1:${listener.port}`)).text();
  expect(text.trim().split(' ')).toHaveLength(30);
  await listener.drain(0);
});

test('a listener that is to close tells each client with its next response', async () => {
  const listener = await listen({ port: 0, host: null });
  listener.serve(() => new Response('served'));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<string | undefined>((resolve, reject) => {
      get({ port: listener.port, host: '127.0.0.1', agent }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.headers.connection));
      }).on('error', reject);
    });
  expect(await ask()).toBe('keep-alive');
  listener.closeConnections();
  expect(await ask()).toBe('close');
  // It still takes new connections.
  expect(await ask()).toBe('close');
  await listener.drain(0);
  agent.destroy();
});
