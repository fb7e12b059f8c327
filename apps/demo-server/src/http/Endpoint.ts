import type { WireErrorCode } from '@coffer/adapter';
import type { z } from 'zod';
import type { CallerKey, KeyScope, WalletContext } from '../modules/shared/index.ts';
import type { Resource } from './openapi/tags.ts';

/** Caller of an endpoint, with the rights of its secret key and the idempotency key of the request. */
export type EndpointCaller = {
  merchantId: string;
  scopes: readonly KeyScope[];
  /** ID of the secret key. Null for a caller without one. */
  keyId: string | null;
  /** Whether the secret key comes from the server's own environment. */
  operates: boolean;
  key: CallerKey | null;
};

/** Parts of a request before validation. */
type RawRequest = {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
};

/** Response of an endpoint. `replayed` marks the stored response of an earlier call with the same key. */
export type EndpointResponse<Body = unknown> = { body: Body; replayed?: boolean };

/** One operation of an API: the server, the OpenAPI document and the tests all read it. */
export type Endpoint = {
  /** Resource and method, as a client names them: `wallets.create`. */
  operationId: `${Resource}.${string}`;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path with parameters in OpenAPI's notation: `/v1/wallets/{walletId}`. */
  path: string;
  /** Verb and object in the imperative: "Create a wallet". */
  summary: string;
  /** Two to four sentences: effect, use, side effects. The OpenAPI document adds the scopes. */
  description?: string;
  /** Sentence about the success response: "Returns the wallet." */
  returns?: string;
  /** Valid request body. Required if the operation has a body. IDs in it are placeholders. */
  example?: unknown;
  /** Scopes that a secret key needs, all of them. `operate` requires the server's own key. */
  scopes: readonly (KeyScope | 'operate')[];
  /** Whether a call is recorded in the audit log. True for each operation that changes something. */
  audited: boolean;
  /** Whether the operation takes an idempotency key. `required` for operations that move money. */
  idempotencyKey: 'required' | 'optional' | 'none';
  params: z.ZodObject;
  query: z.ZodObject;
  /** Schema of the request body. Null if the request has no body. */
  body: z.ZodType | null;
  /** Schema of the response; null if the response has no body. */
  response: z.core.$ZodType | null;
  status: 200 | 201 | 204;
  /** Error codes of this operation, in addition to those that every endpoint can return. */
  errors: readonly WireErrorCode[];
  /** Validates a request and runs it. */
  handle: (context: WalletContext, caller: EndpointCaller, request: RawRequest) => Promise<EndpointResponse>;
};
