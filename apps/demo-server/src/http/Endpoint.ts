import type { WireErrorCode } from '@coffer/adapter';
import type { z } from 'zod';
import type { CallerKey, KeyScope, WalletContext } from '../modules/shared/index.ts';

/** Who asks, what its secret key may do, and with which idempotency key where the request has one. */
export type EndpointCaller = {
  merchantId: string;
  scopes: readonly KeyScope[];
  /** The secret key's id; null for a caller without one. */
  keyId: string | null;
  /** Whether the secret key is one of a server's own environment. */
  operates: boolean;
  key: CallerKey | null;
};

/** A request's parts, not yet checked. */
type RawRequest = {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
};

/** Response of an endpoint. `replayed` marks the stored response of an earlier call with the same key. */
export type EndpointResponse<Body = unknown> = { body: Body; replayed?: boolean };

/** One operation of a surface: all that its server, its document and its tests need to know. */
export type Endpoint = {
  operationId: string;
  tag: string;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it: `/v1/wallets/{walletId}`. */
  path: string;
  summary: string;
  /** What a secret key needs for it: each of them; with `operate` it has to be the server's own key. */
  scopes: readonly (KeyScope | 'operate')[];
  /** Whether it leaves a row in the audit log: each that changes something, and not what only reckons. */
  audited: boolean;
  /** `required` where money moves. */
  idempotencyKey: 'required' | 'optional' | 'none';
  params: z.ZodObject;
  query: z.ZodObject;
  /** Null where the request has no body. */
  body: z.ZodType | null;
  /** Schema of the response; null if the response has no body. */
  response: z.core.$ZodType | null;
  status: 200 | 201 | 204;
  /** The codes of its own, beside those that any endpoint may answer. */
  errors: readonly WireErrorCode[];
  /** Checks a request and runs it. */
  handle: (context: WalletContext, caller: EndpointCaller, request: RawRequest) => Promise<EndpointResponse>;
};
