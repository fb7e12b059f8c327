import { WalletError } from '../errors/WalletError.ts';

/**
 * The version that a write was made from: `If-Match: "3"`.
 *
 * @throws WalletError `version_required` where there is none, or none that an answer gave.
 */
export function readVersion(headers: Headers): number {
  const match = /^(?:W\/)?"?(\d{1,15})"?$/.exec(headers.get('if-match')?.trim() ?? '');
  if (match) return Number(match[1]);
  throw new WalletError(
    'version_required',
    'Send If-Match with the version that this was made from, so that no other change is lost.',
    { fields: [{ field: 'If-Match', message: 'is required: a version, as "3"' }] },
  );
}
