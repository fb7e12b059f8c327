import type { CDPSession } from 'playwright-core';

/** Trace event of the browser. Times are in microseconds; `tts` and `tdur` are CPU time of the thread. */
export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  tts?: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
};

/** Records the browser's trace events of some categories until the returned function is called. */
export async function traceEvents(
  session: CDPSession,
  categories: readonly string[],
): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { excludedCategories: ['*'], includedCategories: [...categories] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
    return events;
  };
}
