import { createParser } from 'eventsource-parser';
import type { StreamPosition } from '../WalletAdapter.ts';
import type { WalletEvent } from '../WalletEvent.ts';
import type { HttpOperations } from './httpOperations.ts';
import * as answers from './laterAnswers.ts';

/** How a stream is read. */
export type ReadEventStreamParameters = {
  /** Where the reader stands; moved on with each event, and by the server's word at the start. */
  place: { lastEventId: string | undefined };
  signal: AbortSignal | undefined;
  /** How long it may take to the first byte. */
  timeoutMs: number;
  /** How long it may be silent after that. */
  silenceMs: number;
  /** Told at the first byte. */
  onConnected: () => void;
  /** Told from where the server tells, before its first event. */
  onOpen: ((position: StreamPosition) => void) | undefined;
};

/** One connection of server-sent events, to its end. Throws where it broke or fell silent. */
export async function* readEventStream(
  parameters: ReadEventStreamParameters,
  { open, fits }: HttpOperations,
): AsyncGenerator<WalletEvent> {
  const { place, timeoutMs, silenceMs, onConnected, onOpen } = parameters;
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, ...(parameters.signal ? [parameters.signal] : [])]);
  const watch = (ms: number) =>
    setTimeout(() => lost.abort(new DOMException('The stream of events fell silent.', 'TimeoutError')), ms);
  let watchdog = watch(timeoutMs);
  try {
    const response = await open(
      { method: 'GET', path: '/events', headers: eventHeaders(place.lastEventId) },
      signal,
    );
    const reader = textReader(response, signal);
    const events: WalletEvent[] = [];
    const parser = createParser({
      onId: (id) => {
        if (id) place.lastEventId = id;
      },
      onEvent: ({ event, data }) => {
        // What is neither is passed over: events only ever say what to read again.
        const told = parsed(data);
        if (event === 'open') {
          if (fits(answers.position, told) && Object.values(told.sequences).every(Number.isSafeInteger)) {
            onOpen?.({ sequences: told.sequences });
          }
        } else if (fits(answers.event, told)) events.push(told);
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

function eventHeaders(lastEventId: string | undefined): Record<string, string> {
  return {
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
}

function textReader(response: Response, signal: AbortSignal): ReadableStreamDefaultReader<string> {
  if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error('The server did not answer with a stream of events.');
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  // A fetch that the host brought may not tie the body to the signal.
  signal.addEventListener('abort', () => reader.cancel(signal.reason).catch(() => {}));
  return reader;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
