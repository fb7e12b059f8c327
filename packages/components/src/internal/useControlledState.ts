'use client';
import { useState } from 'react';

/** A value that the host holds where it gives one, and the component where it does not. */
export function useControlledState<Value>(
  controlled: Value | undefined,
  initial: Value,
  onChange: ((value: Value) => void) | undefined,
): [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial);
  const set = (value: Value) => {
    setOwn(value);
    onChange?.(value);
  };
  return [controlled === undefined ? own : controlled, set];
}
