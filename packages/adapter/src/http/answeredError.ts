import type { FieldError } from '../WalletError.ts';
import { WalletError } from '../WalletError.ts';
import type { WireErrorCode } from '../WalletErrorCode.ts';
import { walletErrorStatus } from '../WalletErrorCode.ts';
import { isRecord } from './shape.ts';

const codeByStatus: Record<number, WireErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  502: 'service_unavailable',
  503: 'service_unavailable',
  504: 'service_unavailable',
};

/** What a refused call means: the problem in its body, or what its status says where a proxy answered. */
export function answeredError(response: Response, body: string): WalletError {
  const { status, headers } = response;
  const problem = parsed(body);
  const requestId = problem.requestId ?? headers.get('x-request-id');
  const retryAfterSeconds = secondsUntil(headers.get('retry-after'));
  return new WalletError(
    isWireErrorCode(problem.code) ? problem.code : codeOf(status),
    typeof problem.detail === 'string' ? problem.detail : `The server answered ${status}.`,
    {
      status,
      fields: Array.isArray(problem.errors) ? problem.errors.filter(isFieldError) : [],
      facts: isRecord(problem.facts) ? problem.facts : {},
      ...(typeof requestId === 'string' ? { requestId } : {}),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    },
  );
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function codeOf(status: number): WireErrorCode {
  return codeByStatus[status] ?? (status >= 500 ? 'internal_error' : 'invalid_request');
}

function isWireErrorCode(code: unknown): code is WireErrorCode {
  return typeof code === 'string' && Object.hasOwn(walletErrorStatus, code);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value.field === 'string' && typeof value.message === 'string';
}

/** `Retry-After` is seconds or a date. */
function secondsUntil(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
