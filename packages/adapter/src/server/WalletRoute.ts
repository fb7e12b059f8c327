import type { z } from 'zod';
import type { WireErrorCode } from '../errors/WalletErrorCode.ts';
import type { WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import type { WalletCapability, WalletScope } from '../port/WalletSession.ts';

/** Parts of a request, not validated yet. */
export type RouteRequest = {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  /** Version in `If-Match` if the route is versioned, else 0. */
  version: number;
};

/** One operation of the wire. The handler serves it, and an OpenAPI document describes it. */
export type WalletRoute = {
  /** Name of the adapter's method. */
  operationId: keyof WalletAdapter;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template of OpenAPI, such as `/wallets/{walletId}/balance`. */
  path: string;
  /** Verb and object in the imperative: "List entries". */
  summary: string;
  /** Two to four sentences: effect, use, side effects. */
  description?: string;
  /** Sentence about the success response: "Returns the wallet." */
  returns?: string;
  /** Valid request body. Required if the operation has a body. IDs in it are placeholders. */
  example?: unknown;
  /** Scope that the session must have; null if none. */
  scope: WalletScope | null;
  /** Capability that the adapter must have; null if every adapter has the method. */
  capability: WalletCapability | null;
  /** Whether `Idempotency-Key` is required. */
  idempotent: boolean;
  /** Whether `If-Match` is required, with the version that the write changes. */
  versioned: boolean;
  params: z.ZodObject;
  query: z.ZodObject;
  /** Null if the request has no body. */
  body: z.ZodType | null;
  /** Media type of the response. `text/csv` is streamed and has no schema. */
  media: 'application/json' | 'text/csv';
  /** Schema of a JSON response; null if the response has no body or is not JSON. */
  response: z.core.$ZodType | null;
  status: 200 | 201 | 204;
  /** Whether `Accept: text/event-stream` gets the response as server-sent events. */
  streams: boolean;
  /** Error codes of this route, besides those that every route may respond with. */
  errors: readonly WireErrorCode[];
  /** Validates a request and calls the adapter, which must have the method. Rejects with `WalletError`. */
  handle: (adapter: WalletAdapter, request: RouteRequest, options: WriteOptions) => Promise<unknown>;
};
