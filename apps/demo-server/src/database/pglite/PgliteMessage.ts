import type { SqlRow, SqlValue } from '../Database.ts';

/** Start parameters of the engine's thread. */
export type PgliteWorkerData = {
  /** The data folder; null keeps everything in memory. */
  folder: string | null;
  /** A prepared folder as a tar, to start from in memory instead of an empty database. */
  template: Uint8Array<ArrayBuffer> | null;
};

/** Requests to the engine's thread. */
export type PgliteRequest = { id: number } & (
  | { kind: 'query'; sql: string; parameters: readonly SqlValue[] }
  | { kind: 'script'; sql: string }
  | { kind: 'listen'; channel: string }
  | { kind: 'syncs' }
  | { kind: 'dump' }
  | { kind: 'close' }
);

/** Messages from the engine's thread. */
export type PgliteAnswer =
  | { kind: 'ready' }
  | { kind: 'rows'; id: number; rows: SqlRow[] }
  | {
      kind: 'failure';
      id: number;
      message: string;
      sqlState: string;
      constraint: string | null;
      detail: string | null;
    }
  | { kind: 'notification'; channel: string; payload: string };
