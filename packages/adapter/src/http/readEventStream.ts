import { createParser } from 'eventsource-parser';
import type { StreamPosition, StreamStatus } from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import { isRecord } from '../schemas/isRecord.ts';
import { streamPositionSchema, walletEventSchema } from '../schemas/walletEvent.ts';
import type { HttpClient } from './httpClient.ts';
import { parseJson } from './parseJson.ts';
import { validate } from './validate.ts';

const statuses: readonly StreamStatus[] = ['connecting', 'open', 'polling'];

/** Options for reading a stream. */
export type ReadEventStreamParameters = {
  /** Position of the reader. Each event moves it, and so does the server at the start. */
  cursor: { lastEventId: string | undefined };
  signal: AbortSignal | undefined;
  /** Longest wait for the first byte. */
  timeoutMs: number;
  /** Longest silence after that. */
  silenceMs: number;
  /** Called at the first byte. */
  onConnected: () => void;
  /** Called before the first event with the position from which the server continues. */
  onOpen: ((position: StreamPosition) => void) | undefined;
  /** Called when the server's own connection to the wallet breaks or returns. */
  onStatus: ((status: StreamStatus) => void) | undefined;
};

/**
 * Reads one connection of [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html) to its
 * end. Throws if it breaks or goes silent.
 */
export async function* readEventStream(
  parameters: ReadEventStreamParameters,
  { open }: HttpClient,
): AsyncGenerator<WalletEvent> {
  const { cursor, timeoutMs, silenceMs, onConnected, onOpen, onStatus } = parameters;
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, ...(parameters.signal ? [parameters.signal] : [])]);
  const watch = (ms: number) =>
    setTimeout(() => lost.abort(new DOMException('The event stream went silent.', 'TimeoutError')), ms);
  let watchdog = watch(timeoutMs);
  try {
    const response = await open(
      { method: 'GET', path: '/events', headers: eventHeaders(cursor.lastEventId) },
      signal,
    );
    const reader = textReader(response, signal);
    const events: WalletEvent[] = [];
    const parser = createParser({
      onEvent: ({ id, event, data }) => {
        if (id) cursor.lastEventId = id;
        const message = parseJson(data);
        if (event === 'open') {
          if (
            validate(streamPositionSchema, message) &&
            Object.values(message.sequences).every(Number.isSafeInteger)
          ) {
            onOpen?.({ sequences: message.sequences });
          } else reportMalformed(data);
        } else if (event === 'status') {
          const status = statuses.find((one) => isRecord(message) && one === message.status);
          if (status) onStatus?.(status);
          else reportMalformed(data);
        } else if (validate(walletEventSchema, message)) events.push(message);
        else reportMalformed(data);
      },
    });
    for (let first = true; ; first = false) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      if (first) onConnected();
      clearTimeout(watchdog);
      watchdog = watch(silenceMs);
      parser.feed(value);
      yield* events.splice(0);
    }
  } finally {
    clearTimeout(watchdog);
    lost.abort();
  }
}

/** Reports data that is skipped. Nothing is lost: an event only says what to read again. */
function reportMalformed(data: string): void {
  // biome-ignore lint/suspicious/noConsole: the developer must be able to see a server or proxy that breaks the stream.
  console.error('The wallet skipped a malformed message of the event stream.', data);
}

function eventHeaders(lastEventId: string | undefined): Record<string, string> {
  return {
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
}

function textReader(response: Response, signal: AbortSignal): ReadableStreamDefaultReader<string> {
  if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error('The server did not respond with an event stream.');
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  // The host's own `fetch` may not connect the body to the signal.
  signal.addEventListener('abort', () => reader.cancel(signal.reason).catch(() => {}));
  return reader;
}
