'use client';
import { useState } from 'react';

/** Returns state that the host controls if `controlled` is given; otherwise the component keeps it. */
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
