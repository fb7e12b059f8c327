import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { CallOptions, EventsAfter, StreamEventsParameters } from '../port/WalletAdapter.ts';
import type { WalletEvent } from '../port/WalletEvent.ts';
import type { HttpClient } from './httpClient.ts';
import { type ReadEventStreamParameters, readEventStream } from './readEventStream.ts';
import { backoffMs, wait } from './wait.ts';

const failuresMax = 3;
/** A stream that stayed open this long counts as a success, however it ended. */
const goodStreamMs = 10_000;
/** Errors that a retry would not change. */
const finalCodes: readonly WalletErrorCode[] = ['unauthenticated', 'session_expired', 'forbidden'];
/** Errors of a server that has no list of events. The stream may have failed for another reason, such as a proxy. */
const noListCodes: readonly WalletErrorCode[] = ['capability_missing', 'not_found', 'invalid_request'];

/** Options for following events. */
export type FollowEventsParameters = Pick<ReadEventStreamParameters, 'signal' | 'timeoutMs' | 'silenceMs'> &
  StreamEventsParameters & {
    listEvents: (parameters: { after?: string }, options: CallOptions) => Promise<EventsAfter>;
    /** Interval between polls while no stream can be opened. */
    pollMs: number;
    /** Time of polling before the next try to open a stream. */
    pollingMs: number;
  };

/**
 * Yields events as they happen. Reads a stream and continues it where it broke. After repeated failures it polls for
 * a while, then tries a stream again.
 */
export async function* followEvents(
  parameters: FollowEventsParameters,
  client: HttpClient,
): AsyncGenerator<WalletEvent> {
  const { signal, onStatus, onOpen } = parameters;
  const cursor = { lastEventId: parameters.lastEventId };
  let failures = 0;
  while (!signal?.aborted) {
    let openedAt = Number.POSITIVE_INFINITY;
    let askedMs = 0;
    const onConnected = () => {
      openedAt = Date.now();
      onStatus?.('open');
    };
    try {
      onStatus?.('connecting');
      for await (const event of readEventStream(
        { ...parameters, cursor, onConnected, onOpen, onStatus },
        client,
      )) {
        failures = 0;
        yield event;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (isCode(error, finalCodes)) throw error;
      if (isCode(error, ['capability_missing'])) failures = failuresMax;
      askedMs = retryAfterMs(error);
    }
    failures = Date.now() - openedAt > goodStreamMs ? 0 : failures + 1;
    try {
      if (failures < failuresMax) await wait(Math.max(backoffMs(failures), askedMs), signal);
      else yield* poll(parameters, cursor);
    } catch (error) {
      if (signal?.aborted) return;
      throw error;
    }
  }
}

/** Polls for events until it is time to try a stream again. */
async function* poll(
  { listEvents, signal, onStatus, onOpen, pollMs, pollingMs }: FollowEventsParameters,
  cursor: { lastEventId: string | undefined },
): AsyncGenerator<WalletEvent> {
  const until = Date.now() + pollingMs;
  let hasPosition = false;
  while (Date.now() < until) {
    let askedMs = 0;
    try {
      const after = cursor.lastEventId === undefined ? {} : { after: cursor.lastEventId };
      const events = await listEvents(after, signal ? { signal } : {});
      if (!hasPosition) {
        onStatus?.('polling');
        onOpen?.({ sequences: events.sequences });
      }
      hasPosition = true;
      yield* events.items;
      cursor.lastEventId = events.lastEventId;
      if (events.items.length > 0) continue;
    } catch (error) {
      if (signal?.aborted || isCode(error, [...finalCodes, ...noListCodes])) throw error;
      askedMs = retryAfterMs(error);
      hasPosition = false;
      onStatus?.('connecting');
    }
    await wait(Math.max(pollMs, askedMs), signal);
  }
}

/** Returns how long the server asks to wait, at most an hour. Milliseconds. */
function retryAfterMs(error: unknown): number {
  return error instanceof WalletError ? Math.min((error.retryAfterSeconds ?? 0) * 1000, 3_600_000) : 0;
}

function isCode(error: unknown, codes: readonly WalletErrorCode[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
