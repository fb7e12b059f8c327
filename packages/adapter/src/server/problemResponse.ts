import type { WalletError } from '../errors/WalletError.ts';
import { isWireErrorCode, walletErrorStatus } from '../errors/WalletErrorCode.ts';
import type { Problem } from '../port/Problem.ts';
import type { TopUp } from '../port/TopUp.ts';

/**
 * Converts a `WalletError` to a response: problem+json of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457), with
 * `WWW-Authenticate`, `Allow` and `Retry-After` where they apply. A client's code, such as `network_error` from a backend
 * that calls another server, becomes `service_unavailable`.
 */
export function problemResponse(
  error: WalletError,
  { requestId, problemBaseUrl, topUp }: { requestId: string; problemBaseUrl: string; topUp?: TopUp },
): Response {
  const code = isWireErrorCode(error.code) ? error.code : 'service_unavailable';
  const status = walletErrorStatus[code];
  const problem: Problem = {
    type: `${problemBaseUrl}${code}`,
    title: title(code),
    status,
    code,
    detail: error.message,
    requestId,
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
    ...(Object.keys(error.facts).length > 0 ? { facts: error.facts } : {}),
    ...(topUp ? { topUp } : {}),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (status === 401) headers.set('www-authenticate', challenge(code));
  if (Array.isArray(error.facts.allow)) headers.set('allow', error.facts.allow.join(', '));
  if (error.retryAfterSeconds !== undefined)
    headers.set('retry-after', String(Math.ceil(error.retryAfterSeconds)));
  return new Response(JSON.stringify(problem), { status, headers });
}

function challenge(code: string): string {
  return code === 'session_expired' ? 'Bearer error="invalid_token"' : 'Bearer';
}

function title(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
