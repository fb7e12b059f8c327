import { WalletError } from '../errors/WalletError.ts';

/** @throws WalletError `version_conflict` with the current one, where a write was made from another. */
export function requireVersion(given: number, current: number): void {
  if (given === current) return;
  throw new WalletError('version_conflict', 'It was changed meanwhile. Read it again and compare.', {
    facts: { version: current },
  });
}
