/** Writes per second, and a caller's waiting times in milliseconds. */
export type Measurement = { perSecond: number; p50Ms: number; p99Ms: number };

/** Runs `callers` for `durationMs`. Each waits for its response before its next call. */
export async function measure(
  callers: number,
  durationMs: number,
  call: (caller: number) => Promise<unknown>,
): Promise<Measurement> {
  const waits: number[] = [];
  const start = performance.now();
  const end = start + durationMs;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let now = performance.now(); now < end; ) {
        await call(caller);
        const answered = performance.now();
        waits.push(answered - now);
        now = answered;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  waits.sort((a, b) => a - b);
  const at = (part: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0;
  return { perSecond: waits.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Returns the median. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
