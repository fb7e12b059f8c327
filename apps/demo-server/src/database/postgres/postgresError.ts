import pg from 'pg';
import { SqlError } from '../SqlError.ts';

/** Converts an error of the driver. One without an SQLSTATE comes from the connection and becomes `08006`. */
export function postgresError(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  if (error instanceof pg.DatabaseError) {
    return new SqlError({
      message: error.message,
      sqlState: error.code ?? 'XX000',
      constraint: error.constraint ?? null,
      detail: error.detail ?? null,
      cause: error,
    });
  }
  const said = error instanceof Error ? error.message : String(error);
  return new SqlError({
    message: `The connection to PostgreSQL failed: ${said}`,
    sqlState: '08006',
    cause: error,
  });
}

/** Converts an error of connecting. A pool without a free connection becomes `53300`, which says nothing about the host. */
export function connectError(cause: unknown): SqlError {
  if (cause instanceof Error && cause.message === 'timeout exceeded when trying to connect') {
    return new SqlError({ message: 'Every connection was busy for too long.', sqlState: '53300', cause });
  }
  return postgresError(cause);
}
