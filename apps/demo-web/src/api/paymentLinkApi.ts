import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { components, paths } from './api.gen.ts';
import { networkFetch } from './networkFetch.ts';

/** What a link offers, and how its payment stands. */
export type PaymentLinkOffer = components['schemas']['PaymentLinkOffer'];

/** What a payment will cost and give. */
export type LinkQuote = components['schemas']['LinkQuote'];

/** A payment on its way, or arrived. */
export type LinkPayment = NonNullable<components['schemas']['LinkPayment']>;

/** What holders of a link may ask: the link's token is in each path, and nothing else says who they are. */
export const paymentLinkClient = createFetchClient<paths>({
  baseUrl: location.origin,
  fetch: networkFetch,
});

/** The same as queries and mutations. */
export const paymentLinkApi = createQueryClient(paymentLinkClient);
