import { type FieldError, WalletError } from '../errors/WalletError.ts';
import type { WireErrorCode } from '../errors/WalletErrorCode.ts';
import { isRecord, isString } from '../schemas/isRecord.ts';
import { parseJson } from './parseJson.ts';

const codeByStatus: Record<number, WireErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'body_too_large',
  429: 'rate_limited',
};

/** Converts a response without success to an error: from the problem in its body, or from its status if a proxy responded. */
export function responseError(response: Response, body: string): WalletError {
  const { status, headers } = response;
  const problem = parseJson(body);
  const { code, detail, errors, facts, requestId }: Record<string, unknown> = isRecord(problem)
    ? problem
    : {};
  return new WalletError(
    isWireErrorCode(code) ? code : codeOf(status),
    isString(detail) ? detail : `The server responded with status ${status}.`,
    {
      status,
      fields: Array.isArray(errors) ? errors.filter(isFieldError) : [],
      facts: isRecord(facts) ? facts : {},
      requestId: (isString(requestId) ? requestId : headers.get('x-request-id')) ?? undefined,
      retryAfterSeconds: secondsUntil(headers.get('retry-after')),
    },
  );
}

function codeOf(status: number): WireErrorCode {
  const known = codeByStatus[status];
  if (known) return known;
  if (status >= 502) return 'service_unavailable';
  return status >= 500 ? 'internal_error' : 'invalid_request';
}

/**
 * Returns whether a value has the form of a code with two or more words. One-word codes follow from their status.
 * There is no list to compare with, because a page may be older than its server and meet new codes.
 */
function isWireErrorCode(code: unknown): code is WireErrorCode {
  return isString(code) && /^[a-z]+(_[a-z]+)+$/.test(code);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && isString(value.field) && isString(value.message);
}

/** Parses `Retry-After`, which is a number of seconds or a date (RFC 9110). Undefined if it is neither, or past. */
function secondsUntil(header: string | null): number | undefined {
  const seconds = Number(header) || (Date.parse(header ?? '') - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
