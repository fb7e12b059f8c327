import { expect, test, vi } from 'vitest';
import type { WalletEvent } from '../port/WalletEvent.ts';
import { type HttpAdapterOptions, httpAdapter } from './httpAdapter.ts';

const encoder = new TextEncoder();

function event(number: number): WalletEvent {
  const createdAt = '2025-01-01T00:00:00Z';
  return { id: String(number), type: 'x', walletId: 'w', sequence: number, createdAt, data: {} };
}

function block(number: number): string {
  return `id: ${number}\ndata: ${JSON.stringify(event(number))}\n\n`;
}

/** Creates a stream of these chunks. It stays open after them unless it `ends` or `breaks`. */
function stream(chunks: string[], then: 'open' | 'ends' | 'breaks' = 'open'): Response {
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift();
      if (chunk !== undefined) controller.enqueue(encoder.encode(chunk));
      else if (then === 'ends') controller.close();
      else if (then === 'breaks') controller.error(new TypeError('connection reset'));
      return chunk === undefined && then === 'open' ? new Promise(() => {}) : undefined;
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

type Serve = (request: Request, count: number) => Response | Promise<Response>;

async function follow(
  serve: Serve,
  count: number,
  options: Partial<HttpAdapterOptions> & { lastEventId?: string } = {},
) {
  const { lastEventId, ...rest } = options;
  const requests: Request[] = [];
  const statuses: string[] = [];
  const positions: unknown[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request);
    return serve(request, requests.length);
  };
  const adapter = httpAdapter({ baseUrl: 'https://shop.example', fetch, pollMs: 5, pollingMs: 50, ...rest });
  const leaving = new AbortController();
  const seen: string[] = [];
  const parameters = {
    onStatus: (status: string) => statuses.push(status),
    onOpen: (position: unknown) => positions.push(position),
    ...(lastEventId ? { lastEventId } : {}),
  };
  for await (const { id } of adapter.streamEvents(parameters, { signal: leaving.signal })) {
    seen.push(id);
    if (seen.length === count) leaving.abort();
  }
  return { seen, requests, statuses, positions, leaving };
}

const lastEventId = (request: Request) => request.headers.get('last-event-id');

test('yields events however the bytes are chunked', async () => {
  const whole = `retry: 2000\nevent: open\nid: 0\ndata: {"sequences":{"w":0}}\n\n${block(1)}: heartbeat\n\n${block(2)}`;
  const { seen, statuses, positions } = await follow(() => stream([...whole]), 2);
  expect(positions).toEqual([{ sequences: { w: 0 } }]);
  expect(seen).toEqual(['1', '2']);
  expect(statuses).toEqual(['connecting', 'open']);
});

test.each(['ends', 'breaks'] as const)('continues after the last event when a stream %s', async (then) => {
  const { seen, requests } = await follow(
    (_request, count) => (count === 1 ? stream([block(4), block(5)], then) : stream([block(6)])),
    3,
    { lastEventId: '3' },
  );
  expect(seen).toEqual(['4', '5', '6']);
  expect(requests.map(lastEventId)).toEqual(['3', '5']);
});

test('continues from the opening position when a stream breaks before any event', async () => {
  const open = 'event: open\nid: 7\ndata: {"sequences":{}}\n\n';
  const { requests } = await follow(
    (_request, count) => (count === 1 ? stream([open], 'breaks') : stream([block(8)])),
    1,
  );
  expect(requests.map(lastEventId)).toEqual([null, '7']);
});

test('reports the position once per connection, unless it is malformed', async () => {
  const opening = (sequences: unknown) => `event: open\nid: 0\ndata: ${JSON.stringify({ sequences })}\n\n`;
  const serve: Serve = (_request, count) => {
    if (count === 1) return stream([opening({ w: 4 }), block(5)], 'ends');
    if (count === 2) return stream([opening({ w: 'five' }), block(6)], 'ends');
    return stream([opening({ w: 6, v: 1 }), block(7)]);
  };
  const { seen, positions } = await follow(serve, 3);
  expect(seen).toEqual(['5', '6', '7']);
  expect(positions).toEqual([{ sequences: { w: 4 } }, { sequences: { w: 6, v: 1 } }]);
});

test('reconnects when a stream goes silent', async () => {
  const serve: Serve = (_request, count) => (count === 1 ? stream([block(1)]) : stream([block(2)]));
  const { seen, requests } = await follow(serve, 2, { silenceMs: 30 });
  expect(seen).toEqual(['1', '2']);
  expect(requests.map(lastEventId)).toEqual([null, '1']);
});

test('heartbeats keep a stream alive', async () => {
  const slow = async () => {
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (let beat = 0; beat < 6; beat += 1) {
          await new Promise((resolve) => setTimeout(resolve, 15));
          controller.enqueue(encoder.encode(': heartbeat\n\n'));
        }
        controller.enqueue(encoder.encode(block(1)));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  const { requests } = await follow(slow, 1, { silenceMs: 60 });
  expect(requests).toHaveLength(1);
});

test('polls if no stream stays open, and tries a stream again later', async () => {
  let polls = 0;
  const serve: Serve = (request) => {
    if (request.headers.get('accept') !== 'text/event-stream') {
      polls += 1;
      const after = Number(new URL(request.url).searchParams.get('after') ?? 0);
      return Response.json({
        items: polls < 3 ? [event(after + 1)] : [],
        lastEventId: String(after + (polls < 3 ? 1 : 0)),
        sequences: { w: after },
      });
    }
    return polls === 0 ? Response.json({}) : stream([block(Number(lastEventId(request)) + 1)]);
  };
  const { seen, statuses, positions } = await follow(serve, 3);
  expect(seen).toEqual(['1', '2', '3']);
  expect(positions).toEqual([{ sequences: { w: 0 } }]);
  expect(statuses).toEqual(['connecting', 'connecting', 'connecting', 'polling', 'connecting', 'open']);
});

test('reports polling only while polls succeed', async () => {
  let polls = 0;
  const serve: Serve = (request) => {
    if (request.headers.get('accept') === 'text/event-stream') return Response.json({});
    polls += 1;
    if (polls === 1) return Response.json({ code: 'internal_error' }, { status: 500 });
    return Response.json({ items: [event(1)], lastEventId: '1', sequences: { w: 0 } });
  };
  const { statuses, positions } = await follow(serve, 1, { pollingMs: 10_000 });
  expect(statuses.slice(0, -1)).not.toContain('polling');
  expect(statuses.at(-1)).toBe('polling');
  expect(positions).toEqual([{ sequences: { w: 0 } }]);
});

test('renews a refused token', async () => {
  const getToken = vi.fn(({ renew }: { renew: boolean }) => (renew ? 'new' : 'old'));
  const serve: Serve = (request) =>
    request.headers.get('authorization') === 'Bearer new'
      ? stream([block(1)])
      : Response.json({ code: 'session_expired' }, { status: 401 });
  const { seen } = await follow(serve, 1, { getToken });
  expect(seen).toEqual(['1']);
  expect(getToken).toHaveBeenCalledTimes(2);
});

test.each([
  [401, 'session_expired'],
  [403, 'forbidden'],
])('throws after %i, which a retry would not change', async (status, code) => {
  const serve: Serve = () => Response.json({ code }, { status });
  await expect(follow(serve, 1)).rejects.toMatchObject({ code });
});

test('skips malformed events and reports them to the console', async () => {
  const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
  const serve: Serve = () => stream(['id: 1\ndata: {"half":\n\n', 'id: 2\ndata: {"id":2}\n\n', block(3)]);
  expect((await follow(serve, 1)).seen).toEqual(['3']);
  expect(reported.mock.calls.map(([, data]) => data)).toEqual(['{"half":', '{"id":2}']);
  reported.mockRestore();
});

test('closes the connection when the reader leaves', async () => {
  const signals: AbortSignal[] = [];
  const adapter = httpAdapter({
    baseUrl: 'https://shop.example',
    fetch: async (_input, init) => {
      if (init?.signal) signals.push(init.signal);
      return stream([block(1), block(2)]);
    },
  });
  for await (const { id } of adapter.streamEvents({})) {
    expect(id).toBe('1');
    break;
  }
  expect(signals.map((signal) => signal.aborted)).toEqual([true]);
});
