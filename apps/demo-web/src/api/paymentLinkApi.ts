import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from './api.gen.ts';
import { networkFetch } from './networkFetch.ts';
import type { Schemas } from './Schemas.ts';

/** A payment link with its amounts, its merchant and the state of its payment. */
export type PaymentLinkOffer = Schemas['PaymentLinkOffer'];

/** The cost of a payment and the funds that it adds. */
export type LinkQuote = Schemas['LinkQuote'];

/** The payment of a link, pending or settled. */
export type LinkPayment = NonNullable<Schemas['LinkPayment']>;

/** The API for payers. The link's token in the path is the only authentication. */
export const paymentLinkClient = createFetchClient<paths>({
  baseUrl: location.origin,
  fetch: networkFetch,
});

/** The same API as queries and mutations. */
export const paymentLinkApi = createQueryClient(paymentLinkClient);
