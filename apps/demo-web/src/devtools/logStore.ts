import { createStore } from 'zustand/vanilla';

/** A call of an API with its response. */
export type CallLine = {
  kind: 'call';
  id: number;
  /** The browser's time, in milliseconds. */
  at: number;
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  requestBody: string;
  /** Null when no response arrived. */
  status: number | null;
  durationMs: number;
  /** The response, or the error when none arrived. */
  responseBody: string;
};

/** An event of a stream that the page reads. */
export type EventLine = { kind: 'event'; id: number; at: number; type: string; data: string; call: CallLine };

/** A webhook delivery, each time its status or number of attempts changes. */
export type DeliveryLine = {
  kind: 'delivery';
  id: number;
  at: number;
  deliveryId: string;
  type: string;
  status: string;
  attempts: number;
  data: string;
};

export type LogLine = CallLine | EventLine | DeliveryLine;

/** Maximum number of lines. The log drops older ones. */
export const logLinesMax = 200;

/** The log of this page, newest line first. A reload empties it. */
export const logStore = createStore<{ lines: readonly LogLine[] }>()(() => ({ lines: [] }));

let lastId = 0;

/** Returns the id of a new line. */
export function nextLogId(): number {
  lastId += 1;
  return lastId;
}

/** Adds a line at the top. */
export function addLogLine(line: LogLine): void {
  logStore.setState(({ lines }) => ({ lines: [line, ...lines].slice(0, logLinesMax) }));
}
