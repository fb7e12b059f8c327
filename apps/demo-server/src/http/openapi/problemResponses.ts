import { type WireErrorCode, walletErrorStatus } from '@coffer/adapter';
import { problemSchema } from '@coffer/adapter/server';
import type { RouteConfig, z } from '@hono/zod-openapi';

type Fallible = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  tag: string;
  errors: readonly WireErrorCode[];
  security: 'secretKey' | 'session' | null;
  body: z.ZodType | null;
  idempotencyKey: 'required' | 'optional' | 'none';
  /** Whether `If-Match` is required. */
  versioned?: boolean;
};

const keyErrors = ['idempotency_key_required', 'idempotency_key_reused', 'operation_in_progress'] as const;

/** The errors of an operation: one answer a status, which names the codes that it may carry. */
export function problemResponses({
  method,
  tag,
  errors,
  security,
  body,
  idempotencyKey,
  versioned,
}: Fallible): RouteConfig['responses'] {
  const codes: WireErrorCode[] = [
    ...errors,
    'service_unavailable',
    'internal_error',
    ...(method === 'GET' ? [] : (['clock_skew'] as const)),
    // Also of a request without a body: what it announces is looked at first.
    'body_too_large',
    // Customers, payers and secret keys each have a number of requests.
    ...(tag === 'Server' || tag.startsWith('Demo') ? [] : (['rate_limited'] as const)),
    // A query that nobody takes is refused, but by the server's own signs of life.
    ...(tag === 'Server' ? [] : (['invalid_request'] as const)),
    ...(body ? (['malformed_request', 'unsupported_media_type'] as const) : []),
    ...(idempotencyKey === 'none' ? [] : keyErrors),
    ...(versioned ? (['version_required', 'version_conflict'] as const) : []),
    ...(security ? (['unauthenticated', 'forbidden'] as const) : []),
    ...(security === 'session' ? (['session_expired'] as const) : []),
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => walletErrorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      { description: names.join(', '), content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  );
}
