import type { MerchantCaller } from '../modules/apiKeys/index.ts';

/** What a request carries from one step to the next. */
export type AppEnvironment = {
  /** Node's request, where it came by a socket. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string | undefined } } };
  Variables: {
    /** The IP address that the request comes from. */
    address: string;
    requestId: string;
    /** Headers that every response carries. */
    securityHeaders: Record<string, string>;
    /** The answer has the request's id, and these, in its headers already. */
    isIdTold: boolean;
    /** Set by the merchant API's and the Dodo wire's authentication; the demo and a link's holder have no key. */
    caller: Pick<MerchantCaller, 'merchantId'> & Partial<MerchantCaller> & { paymentLinkId?: string };
    /** The failure behind an error answer, for the log. */
    failure: unknown;
  };
};
