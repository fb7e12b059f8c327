/** Why a database could not be opened. Each message is one sentence fit to be shown to an operator. */
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
  | 'closed';

/** The database cannot be used, and what to do about it. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code: DatabaseUnavailableCode;

  constructor(code: DatabaseUnavailableCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
