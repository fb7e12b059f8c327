import { createStore } from 'zustand/vanilla';

/** A call of an API, and how it ended; `status` is null where nothing was answered. */
export type CallLine = {
  kind: 'call';
  id: number;
  /** The browser's time, in milliseconds. */
  at: number;
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  body: string;
  status: number | null;
  durationMs: number;
  answer: string;
};

/** An event that the stream told this page of. */
export type EventLine = { kind: 'event'; id: number; at: number; type: string; data: string; call: CallLine };

/** A webhook message, as the delivery log had it when that changed. */
export type DeliveryLine = {
  kind: 'delivery';
  id: number;
  at: number;
  deliveryId: string;
  type: string;
  status: string;
  tries: number;
  data: string;
};

export type LogLine = CallLine | EventLine | DeliveryLine;

/** A line without the number that the log gives it. */
export type NewLogLine = {
  [Kind in LogLine['kind']]: Omit<Extract<LogLine, { kind: Kind }>, 'id'>;
}[LogLine['kind']];

/** How much is remembered: older lines go. */
export const logLinesMax = 200;

let last = 0;

/** What this page asked and was told, newest first. It ends with the page. */
export const logStore = createStore<{ lines: readonly LogLine[] }>()(() => ({ lines: [] }));

/** Adds a line on top, and lets the oldest go. */
export function addLogLine(line: NewLogLine): void {
  last += 1;
  const lines = [{ ...line, id: last } as LogLine, ...logStore.getState().lines].slice(0, logLinesMax);
  logStore.setState({ lines });
}
