import { WalletError } from '../errors/WalletError.ts';

/** Creates an `invalid_request` that names the field. */
export function invalidField(field: string, message: string): WalletError {
  return new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}

/** @throws WalletError `invalid_request` for a page size outside of 1 to 100. */
export function requireLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidField('limit', 'is not a whole number from 1 to 100');
  }
}

/** @throws WalletError `version_conflict` with the current version if a write changes another one. */
export function requireVersion(version: number, current: number): void {
  if (version === current) return;
  throw new WalletError('version_conflict', 'Someone else saved first. Read it again and compare.', {
    facts: { version: current },
  });
}
