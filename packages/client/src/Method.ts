import type { operations } from './api.gen.ts';
import type { PagePromise } from './PagePromise.ts';

/** Options of one call. */
export type CallOptions = {
  signal?: AbortSignal;
  /**
   * Key of a write. The server runs a request with this key once, also when you send it again after your process
   * restarted. Defaults to a random key that all tries of this call share.
   */
  idempotencyKey?: string;
  /** Version that the change is based on, for operations that take `If-Match`. */
  ifMatch?: string | number;
};

type Simplify<T> = { [Key in keyof T]: T[Key] };
type Operation<Id extends keyof operations> = operations[Id];
type Path<O> = O extends { parameters: { path: infer P } } ? P : unknown;
type Query<O> = O extends { parameters: { query?: infer Q } }
  ? [Q] extends [undefined]
    ? unknown
    : Q
  : unknown;
type Body<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : unknown;
type Success<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202 | 204 ? Responses[Status] : never;
}[keyof Responses];
type Content<Response> = Response extends { content: { 'application/json': infer Json } }
  ? Json
  : Response extends { content: { 'text/csv': infer Text } }
    ? Text
    : undefined;

/** Parameters of an operation in one object: those of its path and of its query, and the fields of its body. */
export type Parameters<Id extends keyof operations> = Simplify<
  Path<Operation<Id>> & NonNullable<Query<Operation<Id>>> & Body<Operation<Id>>
>;

/** Result of an operation. `undefined` if it returns no content. */
export type Result<Id extends keyof operations> =
  Operation<Id> extends { responses: infer Responses } ? Content<Success<Responses>> : never;

type Item<Id extends keyof operations> = Result<Id> extends { items: readonly (infer One)[] } ? One : never;

/** Arguments of a method. The parameters can be left out if none is required. */
type Arguments<Id extends keyof operations> =
  Record<never, never> extends Parameters<Id>
    ? [parameters?: Parameters<Id>, options?: CallOptions]
    : [parameters: Parameters<Id>, options?: CallOptions];

/** A method of the client. Rejects with `WalletError`. */
export type Method<Id extends keyof operations> = (...parameters: Arguments<Id>) => Promise<Result<Id>>;

/** A method that lists. `await` gives the first page; `for await` gives the items of all pages. */
export type PageMethod<Id extends keyof operations> = (
  ...parameters: Arguments<Id>
) => PagePromise<Result<Id>, Item<Id>>;
