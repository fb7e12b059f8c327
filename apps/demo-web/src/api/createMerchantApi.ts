import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient, { type OpenapiQueryClient } from 'openapi-react-query';
import type { paths } from './api.gen.ts';
import { idempotencyKeys } from './idempotencyKeys.ts';

/** The merchant API, by the types of its own OpenAPI document, as queries and mutations. */
export type MerchantApi = OpenapiQueryClient<paths>;

/** A client of the public `/v1` API with a secret key: all that the dashboard does goes through it. */
export function createMerchantApi(secretKey: string): MerchantApi {
  const client = createFetchClient<paths>({
    baseUrl: location.origin,
    headers: { authorization: `Bearer ${secretKey}` },
  });
  client.use(answers);
  return createQueryClient(client);
}

const answers: Middleware = {
  async onResponse({ request, response }) {
    const key = request.headers.get('idempotency-key');
    if (key !== null && isFinal(response.status)) idempotencyKeys.forget(key);
    // Something between here and the server can fail with an empty page, which is no answer and no success.
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok && !type.includes('json')) {
      throw new Error(`The server could not answer (${response.status}). Try again: nothing is done twice.`);
    }
  },
};

/** Whether a repeat would be a new request: not while the outcome is open. */
function isFinal(status: number): boolean {
  return status < 500 && status !== 409 && status !== 429;
}
