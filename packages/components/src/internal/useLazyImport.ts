'use client';
import { useEffect, useState } from 'react';

type UseLoadedReturnType<Value> = {
  /** Undefined until it is there. */
  value: Value | undefined;
  /** Whether it could not be loaded, as without a network. */
  hasFailed: boolean;
  retry: () => void;
};

/** Code that comes once it is wanted. `load` must be the same function from render to render. */
export function useLazyImport<Value>(
  load: () => Promise<Value>,
  isWanted: boolean,
): UseLoadedReturnType<Value> {
  const [result, setResult] = useState<{ value: Value } | 'failed' | null>(null);
  useEffect(() => {
    if (!isWanted || result !== null) return;
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setResult({ value }),
      () => isCurrent && setResult('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, isWanted, result]);
  return {
    value: result === 'failed' ? undefined : result?.value,
    hasFailed: result === 'failed',
    retry: () => setResult(null),
  };
}
