import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient, { type OpenapiQueryClient } from 'openapi-react-query';
import type { paths } from './api.gen.ts';
import { idempotencyKeys } from './idempotencyKeys.ts';

/** The merchant API as queries and mutations, typed by its OpenAPI document. */
export type MerchantApi = OpenapiQueryClient<paths>;

/** Creates a client of the public `/v1` API. The dashboard uses nothing else. */
export function createMerchantApi(secretKey: string): MerchantApi {
  const client = createFetchClient<paths>({
    baseUrl: location.origin,
    headers: { authorization: `Bearer ${secretKey}` },
  });
  client.use(responseMiddleware);
  return createQueryClient(client);
}

const responseMiddleware: Middleware = {
  async onResponse({ request, response }) {
    const key = request.headers.get('idempotency-key');
    if (key !== null && isFinal(response.status)) idempotencyKeys.remove(key);
    // A proxy can fail with an empty page, which the client would take for a success.
    const type = response.headers.get('content-type');
    if (!response.ok && !type?.includes('json')) {
      throw new Error(`The server couldn’t respond (${response.status}). Try again: nothing runs twice.`);
    }
  },
};

/** Whether the outcome of a write is known, so that the next one is a new request. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 409 && status !== 429;
}
