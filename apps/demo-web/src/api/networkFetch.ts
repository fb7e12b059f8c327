import { onlineManager } from '@tanstack/react-query';
import { usePreferences } from '../ui/usePreferences.ts';

let line = new AbortController();

// Offline is offline for what is under way as well, and for all that asks whether there is a network.
usePreferences.subscribe(({ network }, before) => {
  if (network === before.network) return;
  if (network === 'offline') line.abort(new TypeError('The demo is offline.'));
  else if (line.signal.aborted) line = new AbortController();
  onlineManager.setOnline(network !== 'offline');
});

/** `fetch` over the network that was chosen for the demo: as it is, two seconds slower, or none. */
export async function networkFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const { signal } = line;
  signal.throwIfAborted();
  if (usePreferences.getState().network === 'slow') await new Promise((resolve) => setTimeout(resolve, 2000));
  const own = init.signal ?? (input instanceof Request ? input.signal : null);
  return await fetch(input, { ...init, signal: own ? AbortSignal.any([own, signal]) : signal });
}
