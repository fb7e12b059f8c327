import { WalletError } from '../errors/WalletError.ts';
import type { EventsAfter, WalletAdapter } from '../port/WalletAdapter.ts';
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

/**
 * Streams events as [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html). The first
 * block, `event: open`, has the position from which the stream continues: a client that received no event resumes with
 * its id, and compares its `sequences` with the data that it read earlier.
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
  const events = adapter.streamEvents({ lastEventId: start }, { signal })[Symbol.asyncIterator]();
  const blocks = sseBlocks(events, { start, since, heartbeatMs });
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
  { start, since, heartbeatMs }: { start: string; since: EventsAfter; heartbeatMs: number },
): AsyncGenerator<string> {
  const { sequences } = since;
  yield `retry: 2000\nevent: open\nid: ${start}\ndata: ${JSON.stringify({ sequences })}\n\n`;
  let next = events.next();
  while (true) {
    const result = await within(heartbeatMs, next);
    if (result === 'silence') {
      yield ': heartbeat\n\n';
      continue;
    }
    if (result.done) return;
    yield `id: ${result.value.id}\ndata: ${JSON.stringify(result.value)}\n\n`;
    next = events.next();
  }
}

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | 'silence'> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<'silence'>((resolve) => {
    timer = setTimeout(resolve, ms, 'silence');
  });
  return Promise.race([promise, silence]).finally(() => clearTimeout(timer));
}
