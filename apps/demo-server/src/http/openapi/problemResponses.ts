import { type WireErrorCode, walletErrorStatus } from '@coffer/adapter';
import type { z } from 'zod';
import type { Endpoint } from '../Endpoint.ts';
import type { JsonSchema } from './jsonSchemas.ts';

type Fallible = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  operationId: Endpoint['operationId'];
  errors: readonly WireErrorCode[];
  security: 'secretKey' | 'session' | null;
  body: z.ZodType | null;
  idempotencyKey: 'required' | 'optional' | 'none';
  /** Whether `If-Match` is required. */
  versioned?: boolean;
};

const keyErrors = ['idempotency_key_required', 'idempotency_key_reused', 'operation_in_progress'] as const;

/** An OpenAPI response object. */
export type ResponseObject = { description: string; content?: Record<string, { schema: JsonSchema }> };

/** Describes the errors of an operation: one response per status, with the codes that it can have. */
export function problemResponses(
  { method, operationId, errors, security, body, idempotencyKey, versioned }: Fallible,
  problem: JsonSchema,
): Record<string, ResponseObject> {
  const isServer = operationId.startsWith('server.');
  const codes: WireErrorCode[] = [
    ...errors,
    'service_unavailable',
    'internal_error',
    ...(method === 'GET' ? [] : (['clock_skew'] as const)),
    // Also possible without a body, because `Content-Length` is checked first.
    'body_too_large',
    // Customers, payers and secret keys have rate limits.
    ...(isServer || operationId.startsWith('demo.') ? [] : (['rate_limited'] as const)),
    // Unknown query parameters are rejected, except on the health endpoints.
    ...(isServer ? [] : (['invalid_request'] as const)),
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
      { description: names.join(', '), content: { 'application/problem+json': { schema: problem } } },
    ]),
  );
}
