import type { z } from 'zod';
import type { WireErrorCode } from '../errors/WalletErrorCode.ts';
import type { WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import type { WalletCapability, WalletScope } from '../port/WalletSession.ts';

/** What a route takes from a request, not yet checked. */
export type RouteRequest = {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  /** Of `If-Match`, where the route is versioned; else 0. */
  version: number;
};

/** One operation of the wire: everything that a server or a document needs to know of it. */
export type WalletRoute = {
  /** Also the adapter's method. */
  operationId: keyof WalletAdapter;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it: `/wallets/{walletId}/balance`. */
  path: string;
  summary: string;
  /** What the session must be allowed; null where any session will do. */
  scope: WalletScope | null;
  /** What the adapter must offer; null for what every adapter has. */
  capability: WalletCapability | null;
  /** Whether `Idempotency-Key` is required. */
  idempotent: boolean;
  /** Whether `If-Match` is required: the version that the write was made from. */
  versioned: boolean;
  params: z.ZodObject;
  query: z.ZodObject;
  /** Null where the request has no body. */
  body: z.ZodType | null;
  /** What an answer is: `text/csv` comes piece by piece, and has no schema. */
  media: 'application/json' | 'text/csv';
  /** Null where the answer has no body, or none in JSON. */
  answer: z.ZodType | null;
  status: 200 | 201 | 204;
  /** Whether `Accept: text/event-stream` gets the answer as a stream. */
  streams: boolean;
  /** The codes of its own, beside those that any route may answer. */
  errors: readonly WireErrorCode[];
  /** Checks a request and passes it on to an adapter that has the method. Rejects with `WalletError`. */
  handle: (adapter: WalletAdapter, request: RouteRequest, options: WriteOptions) => Promise<unknown>;
};
