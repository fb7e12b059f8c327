import {
  type StreamEventsParameters,
  type StreamPosition,
  type StreamStatus,
  WalletError,
  type WalletEvent,
} from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';
import { isRefusal, isSignedOut, retryDelayMs } from '../query/retryPolicy.ts';
import { reportUnhandledError } from './reportUnhandledError.ts';
import { reportWalletError } from './walletErrors.ts';

/** Handlers of one `QueryClient` that keep its queries fresh. */
export type WalletStreamReader = {
  /** Called for each event, before the listeners of `useWalletEvents`. */
  onEvent: (event: WalletEvent) => void;
  /** Called with the position from which a connection continues. */
  onPosition: (position: StreamPosition) => void;
  /**
   * Called when a connection sends no position. Data that was read before `readBefore` may have missed changes.
   * Milliseconds since 1970.
   */
  onGap: (readBefore: number) => void;
  /** Called once when the server refuses the stream. No more events come. */
  onRefused: () => void;
};

/**
 * Age up to which a reading counts as fresh when the first stream opens. Otherwise each page would read everything
 * twice. Data that a server or a cache read earlier does not count as fresh.
 */
const freshMs = 10_000;

/** Time after which a stream that never opened counts as broken. The data on screen may then be out of date. */
const lateMs = 5000;

/** Longest wait for the position after a connection opens. */
const positionTimeoutMs = 1000;

export type WalletListener = (event: WalletEvent) => void;

const listenersOf = new WeakMap<WalletStore, Set<WalletListener>>();

/** Returns the listeners of a config's stream. `useWalletEvents` adds to them. */
export function walletListeners(store: WalletStore): Set<WalletListener> {
  const listeners = listenersOf.get(store) ?? new Set<WalletListener>();
  listenersOf.set(store, listeners);
  return listeners;
}

type SharedStream = { readers: Set<WalletStreamReader>; isRefused: boolean; stop: () => void };

const streams = new WeakMap<WalletStore, SharedStream>();

/** Joins the one stream of a config. The first reader opens it; it closes with the last. */
export function openWalletStream(config: WalletConfig, reader: WalletStreamReader): () => void {
  const { store } = config;
  const shared = streams.get(store) ?? startStream(config);
  streams.set(store, shared);
  shared.readers.add(reader);
  if (shared.isRefused) reader.onRefused();
  return () => {
    shared.readers.delete(reader);
    // Strict mode and a moved provider leave and rejoin immediately. Do not reconnect for that.
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
  const shared: SharedStream = { readers, isRefused: false, stop: () => controller.abort() };
  void keepReading(config, readers, controller.signal).then((end) => {
    shared.isRefused = end === 'refused';
    if (shared.isRefused) for (const { onRefused } of readers) onRefused();
  });
  return shared;
}

/**
 * Reads until the signal aborts or the server refuses, and returns which. After a broken connection it continues after
 * the last event.
 */
async function keepReading(
  config: WalletConfig,
  readers: ReadonlySet<WalletStreamReader>,
  signal: AbortSignal,
): Promise<'aborted' | 'refused'> {
  const { adapter, store } = config;
  const status = streamStatus(store, readers);
  let parameters: StreamEventsParameters = {
    onStatus: (next) => !signal.aborted && status.set(next),
    onOpen: (position) => !signal.aborted && status.setPosition(position),
  };
  for (let failureCount = 0; !signal.aborted; failureCount++) {
    let failure: WalletError | null = null;
    status.set('connecting');
    try {
      for await (const event of adapter.streamEvents?.(parameters, { signal }) ?? []) {
        if (signal.aborted) break;
        failureCount = 0;
        status.setReceived();
        parameters = { ...parameters, lastEventId: event.id };
        for (const { onEvent } of readers) onEvent(event);
        for (const listener of walletListeners(store)) notify(listener, event);
      }
    } catch (cause) {
      // Any other error is a bug of the adapter. Reconnect all the same.
      if (cause instanceof WalletError) failure = cause;
      else if (!signal.aborted) reportUnhandledError(cause);
    }
    if (signal.aborted) break;
    if (failure && (isRefusal(failure) || isSignedOut(failure))) reportWalletError(config, failure);
    if (failure && isRefusal(failure)) break;
    status.set('connecting');
    await pause(retryDelayMs(failureCount, failure), signal);
  }
  status.stop();
  // A stream that replaced this one sets its own status.
  if (streams.get(store)?.readers === readers || !streams.has(store)) {
    store.setState({ streamStatus: 'idle' });
  }
  return signal.aborted ? 'aborted' : 'refused';
}

/** An error in the host's listener must not break the stream or keep the event from other listeners. */
function notify(listener: WalletListener, event: WalletEvent): void {
  try {
    listener(event);
  } catch (error) {
    reportUnhandledError(error);
  }
}

function streamStatus(store: WalletStore, readers: ReadonlySet<WalletStreamReader>) {
  let readBefore = Date.now() - freshMs;
  let hasPosition = false;
  let positionTimer: ReturnType<typeof setTimeout> | undefined;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  const isConnecting = () => {
    const { streamStatus: current } = store.getState();
    return current === 'connecting' || current === 'reconnecting';
  };
  function set(next: StreamStatus) {
    const wasOpen = readBefore === Number.POSITIVE_INFINITY;
    const isOpening = next !== 'connecting' && isConnecting();
    if (next === 'connecting') {
      hasPosition = false;
      lateTimer ??= setTimeout(setReconnecting, lateMs);
      if (wasOpen) setReconnecting();
      else if (!isConnecting()) store.setState({ streamStatus: next });
    } else {
      store.setState({ streamStatus: next });
      stop();
    }
    if (!isOpening) return;
    const missedBefore = readBefore;
    readBefore = Number.POSITIVE_INFINITY;
    if (hasPosition) return;
    positionTimer = setTimeout(() => {
      for (const { onGap } of readers) onGap(missedBefore);
    }, positionTimeoutMs);
  }
  function setReconnecting() {
    store.setState({ streamStatus: 'reconnecting' });
  }
  function stop() {
    clearTimeout(lateTimer);
    lateTimer = undefined;
  }
  return {
    set,
    stop,
    setPosition(position: StreamPosition) {
      hasPosition = true;
      clearTimeout(positionTimer);
      for (const { onPosition } of readers) onPosition(position);
    },
    /** Some adapters report no status: a stream that delivers events is open. */
    setReceived: () => isConnecting() && set('open'),
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
