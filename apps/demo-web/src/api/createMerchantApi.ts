import { createCoffer, type paths, WalletError } from '@coffer/client';
import type { Middleware } from 'openapi-fetch';
import createQueryClient, { type OpenapiQueryClient } from 'openapi-react-query';
import { idempotencyKeys } from './idempotencyKeys.ts';

/** The merchant API as queries and mutations, typed by its OpenAPI document. Errors are `WalletError`s. */
export type MerchantApi = OpenapiQueryClient<paths>;

/** Creates a client of the public `/v1` API. The dashboard uses nothing else. */
export function createMerchantApi(secretKey: string): MerchantApi {
  const { http } = createCoffer({ url: location.origin, apiKey: secretKey });
  http.use(keyMiddleware);
  return createQueryClient(http);
}

/** Removes the idempotency key of a write whose outcome is known, so that the next one is a new request. */
const keyMiddleware: Middleware = {
  onResponse({ request }) {
    removeKey(request);
  },
  onError({ request, error }) {
    if (error instanceof WalletError && isRefusal(error)) removeKey(request);
  },
};

function isRefusal({ status = 0 }: WalletError): boolean {
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

function removeKey(request: Request): void {
  const key = request.headers.get('idempotency-key');
  if (key !== null) idempotencyKeys.remove(key);
}
