import { useCallback, useSyncExternalStore } from 'react';

/** One parameter of the page's address, so that a reload or a second tab shows the same. */
export function useSearchParameter(name: string): [value: string | null, set: (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => new URLSearchParams(location.search).get(name));
  const set = useCallback(
    (next: string) => {
      const url = new URL(location.href);
      url.searchParams.set(name, next);
      history.replaceState(null, '', url);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    [name],
  );
  return [value, set];
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => removeEventListener('popstate', onChange);
}
