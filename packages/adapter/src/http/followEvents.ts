import type { CallOptions, EventsAfter, StreamEventsParameters } from '../WalletAdapter.ts';
import type { WalletErrorCode } from '../WalletErrorCode.ts';
import type { WalletEvent } from '../WalletEvent.ts';
import type { HttpOperations } from './httpOperations.ts';
import { type ReadEventStreamParameters, readEventStream } from './readEventStream.ts';

const failuresMax = 3;
/** A stream that held this long was a good one, however it ended. */
const goodStreamMs = 10_000;
/** What trying again would not change. */
const finalCodes: readonly WalletErrorCode[] = ['unauthenticated', 'session_expired', 'forbidden'];

/** How a client follows events. */
export type FollowEventsParameters = Pick<ReadEventStreamParameters, 'signal' | 'timeoutMs' | 'silenceMs'> &
  StreamEventsParameters & {
    listEvents: (parameters: { after?: string }, options: CallOptions) => Promise<EventsAfter>;
    /** How often it asks while no stream can be held. */
    pollMs: number;
    /** How long it asks before it tries a stream again. */
    pollingMs: number;
  };

/**
 * Events as they happen, whatever the network does: a stream, taken up again where it broke; after
 * repeated failures asking again and again for a while; then a stream once more.
 */
export async function* followEvents(
  parameters: FollowEventsParameters,
  client: HttpOperations,
): AsyncGenerator<WalletEvent> {
  const { signal, onStatus, onOpen } = parameters;
  const { pause, backOff } = client;
  const place = { lastEventId: parameters.lastEventId };
  let failures = 0;
  while (!signal?.aborted) {
    let openedAt = Number.POSITIVE_INFINITY;
    const onConnected = () => {
      openedAt = Date.now();
      onStatus?.('open');
    };
    try {
      onStatus?.('connecting');
      for await (const event of readEventStream({ ...parameters, place, onConnected, onOpen }, client)) {
        failures = 0;
        yield event;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (isCode(error, finalCodes)) throw error;
      if (isCode(error, ['capability_missing'])) failures = failuresMax;
    }
    failures = Date.now() - openedAt > goodStreamMs ? 0 : failures + 1;
    try {
      if (failures < failuresMax) await pause(backOff(failures), signal);
      else yield* poll(parameters, place, client);
    } catch (error) {
      if (signal?.aborted) return;
      throw error;
    }
  }
}

/** Asks for events until it is time to try a stream again. */
async function* poll(
  { listEvents, signal, onStatus, onOpen, pollMs, pollingMs }: FollowEventsParameters,
  place: { lastEventId: string | undefined },
  { pause }: HttpOperations,
): AsyncGenerator<WalletEvent> {
  const until = Date.now() + pollingMs;
  onStatus?.('polling');
  let told = false;
  while (Date.now() < until) {
    try {
      const after = place.lastEventId === undefined ? {} : { after: place.lastEventId };
      const events = await listEvents(after, signal ? { signal } : {});
      if (!told) onOpen?.({ sequences: events.sequences });
      told = true;
      yield* events.items;
      place.lastEventId = events.lastEventId;
      if (events.items.length > 0) continue;
    } catch (error) {
      if (signal?.aborted || isCode(error, [...finalCodes, 'capability_missing'])) throw error;
    }
    await pause(pollMs, signal);
  }
}

function isCode(error: unknown, codes: readonly WalletErrorCode[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
