import { WalletError } from '../errors/WalletError.ts';
import type { EventsAfter, WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';

/** How a stream of events is served. */
export type EventStreamParameters = {
  adapter: WalletAdapter;
  /** The event after which to start; without it, the present. */
  lastEventId: string | undefined;
  /** Ends the stream: the client left, or its session ran out. */
  signal: AbortSignal;
  heartbeatMs: number;
  /** Told when the adapter's stream broke. */
  onError: (error: unknown) => void;
};

/**
 * Events as server-sent events. The first block, `event: open`, says from which moment they tell: its id is
 * what a client that saw no event resumes with, its `sequences` show what changed since the client last read.
 */
export async function eventStreamResponse(parameters: EventStreamParameters): Promise<Response> {
  const { adapter, heartbeatMs, onError } = parameters;
  const left = new AbortController();
  const signal = AbortSignal.any([parameters.signal, left.signal]);
  if (!adapter.streamEvents || !adapter.listEvents) {
    throw new WalletError(
      'capability_missing',
      'This backend does not offer a stream of events. Ask for JSON.',
    );
  }
  // Asking first also proves the place, while a refusal can still be an answer.
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
      yield ': still here\n\n';
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
