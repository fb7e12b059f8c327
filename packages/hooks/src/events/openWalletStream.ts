import type {
  StreamEventsParameters,
  StreamPosition,
  StreamStatus,
  WalletError,
  WalletEvent,
} from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';
import { firstPart } from '../deferred/firstPart.ts';
import { isRefusal } from '../query/isRefusal.ts';

/** Who has something to read again. */
export type WalletStreamReader = {
  /** Before any listener hears of it. */
  onEvent: (event: WalletEvent) => void;
  /** From which moment a connection tells. */
  onPosition: (position: StreamPosition) => void;
  /** A connection does not say. What was read before then may have missed changes; milliseconds since 1970. */
  onGap: (readBefore: number) => void;
};

/**
 * What a page reads while it opens its first stream counts as fresh, or each page would read all
 * twice; what a server or a cache had read earlier does not.
 */
const freshMs = 10_000;

/** How long after a connection opens its position may follow. */
const positionMs = 1000;

type SharedStream = { readers: Set<WalletStreamReader>; stop: () => void };

const streams = new WeakMap<WalletStore, SharedStream>();

/** Joins the one stream of a config; the first reader opens it, and it ends with the last. */
export function openWalletStream(config: WalletConfig, reader: WalletStreamReader): () => void {
  const { store } = config;
  const shared = streams.get(store) ?? startStream(config);
  streams.set(store, shared);
  shared.readers.add(reader);
  return () => {
    shared.readers.delete(reader);
    // Strict mode and a moved provider leave and come back at once: that is no reason to reconnect.
    setTimeout(() => {
      if (shared.readers.size > 0 || streams.get(store) !== shared) return;
      streams.delete(store);
      shared.stop();
    }, 0);
  };
}

function startStream(config: WalletConfig): SharedStream {
  const controller = new AbortController();
  const readers = new Set<WalletStreamReader>();
  void keepReading(config, readers, controller.signal);
  return { readers, stop: () => controller.abort() };
}

/** Reads until it is stopped or refused, and starts again where it broke off. */
async function keepReading(
  config: WalletConfig,
  readers: ReadonlySet<WalletStreamReader>,
  signal: AbortSignal,
): Promise<void> {
  const { adapter, store } = config;
  const status = streamStatus(store, readers);
  let parameters: StreamEventsParameters = {
    onStatus: (told) => !signal.aborted && status.set(told),
    onOpen: (position) => !signal.aborted && status.setPosition(position),
  };
  for (let failureCount = 0; !signal.aborted; failureCount++) {
    let failure: WalletError | null = null;
    status.set('connecting');
    try {
      for await (const event of adapter.streamEvents?.(parameters, { signal }) ?? []) {
        if (signal.aborted) break;
        failureCount = 0;
        status.setHeard();
        parameters = { ...parameters, lastEventId: event.id };
        for (const { onEvent } of readers) onEvent(event);
        for (const listener of firstPart.walletListeners(store)) listener(event);
      }
    } catch (cause) {
      failure = cause instanceof firstPart.WalletError ? cause : null;
    }
    if (signal.aborted || (failure && isRefusal(failure))) break;
    status.set('connecting');
    await pause(firstPart.retryDelayMs(failureCount, failure), signal);
  }
  // A stream that has replaced this one tells its own status.
  if (streams.get(store)?.readers === readers || !streams.has(store))
    store.setState({ streamStatus: 'idle' });
}

function streamStatus(store: WalletStore, readers: ReadonlySet<WalletStreamReader>) {
  let readBefore = Date.now() - freshMs;
  let isPlaced = false;
  let gap: ReturnType<typeof setTimeout> | undefined;
  const isWaiting = () => /connecting$/.test(store.getState().streamStatus);
  function set(told: StreamStatus) {
    const wasOpen = readBefore === Number.POSITIVE_INFINITY;
    const isOpening = told !== 'connecting' && isWaiting();
    store.setState({ streamStatus: told === 'connecting' && wasOpen ? 'reconnecting' : told });
    if (told === 'connecting') isPlaced = false;
    if (!isOpening) return;
    const missedBefore = readBefore;
    readBefore = Number.POSITIVE_INFINITY;
    if (isPlaced) return;
    gap = setTimeout(() => {
      for (const { onGap } of readers) onGap(missedBefore);
    }, positionMs);
  }
  return {
    set,
    setPosition(position: StreamPosition) {
      isPlaced = true;
      clearTimeout(gap);
      for (const { onPosition } of readers) onPosition(position);
    },
    /** Some adapters have no status to tell: what is heard is open. */
    setHeard: () => isWaiting() && set('open'),
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
