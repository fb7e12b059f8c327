import createFetchClient from 'openapi-fetch';
import createQueryClient, { type OpenapiQueryClient } from 'openapi-react-query';
import type { paths } from './api.gen.ts';

/** The merchant API, by the types of its own OpenAPI document, as queries and mutations. */
export type MerchantApi = OpenapiQueryClient<paths>;

/** A client of the public `/v1` API with a secret key: all that the dashboard does goes through it. */
export function createMerchantApi(secretKey: string): MerchantApi {
  return createQueryClient(
    createFetchClient<paths>({
      baseUrl: location.origin,
      headers: { authorization: `Bearer ${secretKey}` },
    }),
  );
}
