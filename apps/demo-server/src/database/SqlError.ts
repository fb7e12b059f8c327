/** Error of a statement that the engine rejected or could not finish, the same on both engines. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** SQLSTATE: `23505` is a violated unique constraint. This code also creates `08006` and `57014`. */
  readonly sqlState: string;
  /** Name of the violated constraint, if any. */
  readonly constraint: string | null;
  readonly detail: string | null;

  constructor(facts: {
    message: string;
    sqlState: string;
    constraint?: string | null;
    detail?: string | null;
    cause?: unknown;
  }) {
    super(facts.message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.sqlState = facts.sqlState;
    this.constraint = facts.constraint ?? null;
    this.detail = facts.detail ?? null;
  }
}

/** The engine rolled the statement back for the sake of another transaction: a deadlock or a serialisation failure. */
export function isReversed(error: unknown): boolean {
  return hasState(error, /^(40P01|40001)$/);
}

/** The connection was lost or the server is shutting down: whether the statement took effect may be unknown. */
export function isConnectionLost(error: unknown): boolean {
  return hasState(error, /^(08|57P|25P03)/);
}

/** The server accepts no writes: it is a standby, or a primary that was demoted. Nothing took effect. */
export function isReadOnly(error: unknown): boolean {
  return hasState(error, /^25006$/);
}

/** Another transaction held a row for longer than the lock timeout. Nothing took effect. */
export function isLocked(error: unknown): boolean {
  return hasState(error, /^55P03$/);
}

/** Returns whether a SQL function refused an instant that is more than 10 seconds off the database's clock. */
export function isClockSkew(error: unknown): boolean {
  return hasState(error, /^CK001$/);
}

/** The database cannot serve the statement now, whatever the statement says: the same one may succeed later. */
export function isOutage(error: unknown): boolean {
  return hasState(error, /^(08|53|57|25P03|58030)/) || isReadOnly(error) || isLocked(error);
}

function hasState(error: unknown, states: RegExp): boolean {
  return error instanceof SqlError && states.test(error.sqlState);
}
