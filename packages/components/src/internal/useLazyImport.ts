'use client';
import { useEffect, useState } from 'react';

type Result<Value> = { load: () => Promise<Value> } & (
  | { status: 'loaded'; value: Value }
  | { status: 'failed' }
);

type UseLazyImportReturnType<Value> = {
  /** Undefined until it is loaded. */
  value: Value | undefined;
  /** Whether the last attempt failed, for example because the browser is offline. */
  hasFailed: boolean;
  /** Tries again at once. */
  retry: () => void;
};

const retryMs = 5000;

/**
 * Imports code when it is wanted. After a failure it tries again every five seconds, when the browser comes online and
 * when `retry` is called. The first failure in a row is a warning in the console. `load` must be the same function in each
 * render.
 *
 * `React.lazy` does not do here: it keeps a failed import until the page is reloaded, and `renderToString` cannot render
 * it, so that hydration reports an error.
 */
export function useLazyImport<Value>(
  load: () => Promise<Value>,
  isWanted: boolean,
): UseLazyImportReturnType<Value> {
  const [result, setResult] = useState<Result<Value> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const current = result?.load === load ? result : null;
  const isLoaded = current?.status === 'loaded';
  const hasFailed = current?.status === 'failed';

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again.
  useEffect(() => {
    if (!isWanted || isLoaded) return;
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setResult({ load, status: 'loaded', value }),
      (error: unknown) => {
        if (!isCurrent) return;
        // biome-ignore lint/suspicious/noConsole: a host must be able to see why a part stays in English or empty.
        if (!hasFailed) console.warn('Coffer could not load a part of its code and will try again.', error);
        setResult({ load, status: 'failed' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [load, isWanted, isLoaded, attempt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt starts the pause again.
  useEffect(() => {
    if (!isWanted || !hasFailed) return;
    const tryAgain = () => setAttempt((count) => count + 1);
    const timer = setTimeout(tryAgain, retryMs);
    window.addEventListener('online', tryAgain);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', tryAgain);
    };
  }, [isWanted, hasFailed, attempt]);

  return {
    value: isLoaded ? current.value : undefined,
    hasFailed,
    retry: () => {
      setResult(null);
      setAttempt((count) => count + 1);
    },
  };
}
