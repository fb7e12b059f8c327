/** Reason why a database could not be opened. Each message is one sentence for an operator. */
export type DatabaseUnavailableCode =
  | 'folder_in_use'
  | 'folder_not_writable'
  | 'folder_not_a_database'
  | 'disk_full'
  | 'not_durable'
  | 'address_unsupported'
  | 'unreachable'
  | 'read_only'
  | 'pooler_unsupported'
  | 'version_unsupported'
  | 'migration_changed'
  | 'migration_unknown'
  | 'migration_needed'
  | 'other_use'
  | 'key_refused'
  | 'merchant_unnamed'
  | 'closed';

/** Error when the database cannot be used. Its message says what to do. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code: DatabaseUnavailableCode;

  constructor(code: DatabaseUnavailableCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
