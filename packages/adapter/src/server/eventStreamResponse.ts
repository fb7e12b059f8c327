import { WalletError } from '../errors/WalletError.ts';
import type {
  EventsAfter,
  StreamEventsParameters,
  StreamStatus,
  WalletAdapter,
} from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';

/** Options of `eventStreamResponse`. */
export type EventStreamParameters = {
  adapter: WalletAdapter;
  /** Event after which to start. Undefined starts with the next event. */
  lastEventId: string | undefined;
  /** Ends the stream, because the client left or its session expired. */
  signal: AbortSignal;
  /** Longest silence before a comment is sent, in milliseconds. */
  heartbeatMs: number;
  /** Called when the adapter's stream fails. */
  onError: (error: unknown) => void;
};

/** Time in which an adapter reconnects without telling the client. */
const reconnectMs = 1000;

/**
 * Streams events as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html). The first
 * block, `event: open`, has the position from which the stream continues: a client that received no event resumes with
 * its id, and compares its `sequences` with the data that it read earlier. An adapter that has a connection of its own, as
 * `httpAdapter` on a host's server has, reports when that breaks: `event: status` passes it on.
 */
export async function eventStreamResponse(parameters: EventStreamParameters): Promise<Response> {
  const { adapter, heartbeatMs, onError } = parameters;
  const left = new AbortController();
  const signal = AbortSignal.any([parameters.signal, left.signal]);
  if (!adapter.streamEvents || !adapter.listEvents) {
    throw new WalletError('capability_missing', 'This backend has no event stream. Request JSON instead.');
  }
  // An invalid `lastEventId` rejects here, while an error response is still possible.
  const { lastEventId: after } = parameters;
  const since = await adapter.listEvents({ limit: 1, ...(after === undefined ? {} : { after }) }, { signal });
  const start = after ?? since.lastEventId;
  const upstream = upstreamBlocks();
  signal.addEventListener('abort', upstream.stop);
  const { onStatus, onOpen } = upstream;
  const events = adapter.streamEvents({ lastEventId: start, onStatus, onOpen }, { signal });
  const blocks = sseBlocks(events[Symbol.asyncIterator](), upstream, { start, since, heartbeatMs });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await blocks.next();
        if (done || signal.aborted) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        if (!signal.aborted) onError(error);
        controller.close();
      }
    },
    cancel() {
      left.abort();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  });
}

async function* sseBlocks(
  events: AsyncIterator<WalletEvent>,
  upstream: UpstreamBlocks,
  { start, since, heartbeatMs }: { start: string; since: EventsAfter; heartbeatMs: number },
): AsyncGenerator<string> {
  const { sequences } = since;
  yield `retry: 2000\nevent: open\nid: ${start}\ndata: ${JSON.stringify({ sequences })}\n\n`;
  let next = events.next();
  while (true) {
    const result = await within(heartbeatMs, Promise.race([next, upstream.ready()]));
    if (result === 'ready') {
      yield upstream.take();
      continue;
    }
    if (result === 'silence') {
      yield ': heartbeat\n\n';
      continue;
    }
    if (result.done) return;
    yield `id: ${result.value.id}\ndata: ${JSON.stringify(result.value)}\n\n`;
    next = events.next();
  }
}

type UpstreamBlocks = Required<Pick<StreamEventsParameters, 'onStatus' | 'onOpen'>> & {
  /** Resolves when there is something to send. */
  ready: () => Promise<'ready'>;
  take: () => string;
  stop: () => void;
};

/** Collects what an adapter reports about its own connection. A connection that returns within a second is not reported. */
function upstreamBlocks(): UpstreamBlocks {
  const blocks: string[] = [];
  let wake: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: StreamStatus = 'open';
  let hasOpened = false;
  function add(event: 'status' | 'open', data: object) {
    blocks.push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    wake();
  }
  function send(status: StreamStatus) {
    if (status === sent) return;
    sent = status;
    add('status', { status });
  }
  return {
    onStatus(status) {
      if (status === 'connecting') {
        timer ??= setTimeout(send, reconnectMs, status);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      send(status);
    },
    onOpen({ sequences }) {
      // The client has the position of the first connection already.
      if (hasOpened) add('open', { sequences });
      hasOpened = true;
    },
    ready: () =>
      new Promise((resolve) => {
        wake = () => resolve('ready');
        if (blocks.length > 0) wake();
      }),
    take: () => blocks.splice(0).join(''),
    stop: () => clearTimeout(timer),
  };
}

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | 'silence'> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<'silence'>((resolve) => {
    timer = setTimeout(resolve, ms, 'silence');
  });
  return Promise.race([promise, silence]).finally(() => clearTimeout(timer));
}
