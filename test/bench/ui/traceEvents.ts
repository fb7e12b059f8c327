import type { CDPSession } from 'playwright-core';

/** What the browser wrote down: times in microseconds, `tts` and `tdur` in the thread's own time. */
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

/** Has the browser write down events of some categories until what is returned is called. */
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
