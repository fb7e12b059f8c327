import { WalletError } from '../errors/WalletError.ts';

/**
 * A query string as a record.
 *
 * @throws WalletError `invalid_request` where a parameter is given twice.
 */
export function readQuery(search: URLSearchParams): Record<string, string> {
  const repeated = [...new Set(search.keys())].filter((name) => search.getAll(name).length > 1);
  if (repeated.length > 0) {
    throw new WalletError(
      'invalid_request',
      `Given more than once: ${repeated.join(', ')}. Separate values by commas.`,
      {
        fields: repeated.map((field) => ({ field, message: 'is given more than once' })),
      },
    );
  }
  return Object.fromEntries(search);
}
