import { onlineManager } from '@tanstack/react-query';
import { usePreferences } from '../ui/usePreferences.ts';

let connection = new AbortController();

/** Applies the network that someone chose in the panel. `main.tsx` calls it once. */
export function watchNetworkPreference(): void {
  usePreferences.subscribe(({ network }, before) => {
    if (network === before.network) return;
    // Going offline also aborts the requests that are running.
    if (network === 'offline') connection.abort(new TypeError('The demo is offline.'));
    else if (connection.signal.aborted) connection = new AbortController();
    onlineManager.setOnline(network !== 'offline');
  });
}

/** `fetch` over the chosen network: online, two seconds slower, or offline. */
export async function networkFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const { signal } = connection;
  signal.throwIfAborted();
  if (usePreferences.getState().network === 'slow') await new Promise((resolve) => setTimeout(resolve, 2000));
  const callerSignal = init.signal ?? (input instanceof Request ? input.signal : null);
  return await fetch(input, {
    ...init,
    signal: callerSignal ? AbortSignal.any([callerSignal, signal]) : signal,
  });
}
