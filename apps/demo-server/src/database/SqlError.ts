/** What the engine said of a statement that it refused or could not finish, the same on both engines. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  /** Five characters: `23505` is a broken unique constraint. `08006` and `57014` are also made here. */
  readonly sqlState: string;
  /** The constraint that refused, where one did. */
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
