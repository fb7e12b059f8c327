import type { FieldError } from '../WalletError.ts';
import { WalletError } from '../WalletError.ts';
import type { WireErrorCode } from '../WalletErrorCode.ts';
import { parsedJson } from './parsedJson.ts';
import { isRecord, isText } from './shape.ts';

const codeByStatus: Record<number, WireErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'body_too_large',
  429: 'rate_limited',
};

/** What a refused call means: the problem in its body, or what its status says where a proxy answered. */
export function answeredError(response: Response, body: string): WalletError {
  const { status, headers } = response;
  const answer = parsedJson(body);
  const { code, detail, errors, facts, requestId }: Record<string, unknown> = isRecord(answer) ? answer : {};
  return new WalletError(
    isWireErrorCode(code) ? code : codeOf(status),
    isText(detail) ? detail : `The server answered ${status}.`,
    {
      status,
      fields: Array.isArray(errors) ? errors.filter(isFieldError) : [],
      facts: isRecord(facts) ? facts : {},
      requestId: (isText(requestId) ? requestId : headers.get('x-request-id')) ?? undefined,
      retryAfterSeconds: secondsUntil(headers.get('retry-after')),
    },
  );
}

function codeOf(status: number): WireErrorCode {
  const proxied = status > 501 ? 'service_unavailable' : status > 499 ? 'internal_error' : 'invalid_request';
  return codeByStatus[status] ?? proxied;
}

/**
 * Whether it has the form of a code of two words or more; the others are what their status says anyway. A page
 * carries no list of them: one that is older than its server meets codes that it does not know.
 */
function isWireErrorCode(code: unknown): code is WireErrorCode {
  return isText(code) && /^[a-z]+(_[a-z]+)+$/.test(code);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && isText(value.field) && isText(value.message);
}

/** `Retry-After` is seconds or a date; what is neither, or past, says nothing. */
function secondsUntil(header: string | null): number | undefined {
  const seconds = Number(header) || (Date.parse(header ?? '') - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
