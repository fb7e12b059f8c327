import type { WalletAdapter } from '@coffer/adapter';

export type RecordedCall = { name: string; arguments: unknown[] };

/** Wraps an adapter and records every call. */
export function recordCalls<Adapter extends WalletAdapter>(
  adapter: Adapter,
): { adapter: Adapter; calls: RecordedCall[]; count: (name: keyof WalletAdapter) => number } {
  const calls: RecordedCall[] = [];
  const recording = new Proxy(adapter, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]) => {
        calls.push({ name: String(name), arguments: parameters });
        return Reflect.apply(value, target, parameters);
      };
    },
  });
  return {
    adapter: recording,
    calls,
    count: (name) => calls.filter((call) => call.name === name).length,
  };
}
