import type { MerchantCaller } from '../modules/apiKeys/index.ts';

/** Values that middleware and handlers share during one request. */
export type AppEnvironment = {
  /** Node's request. Absent when a test calls the app in process. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string | undefined } } };
  Variables: {
    /** IP address of the client, as `clientAddress` finds it. */
    address: string;
    requestId: string;
    /** Headers that every response needs. */
    securityHeaders: Record<string, string>;
    /** Whether the response already has its `x-request-id` and the security headers. */
    areHeadersComplete: boolean;
    /** Caller that authentication found. The demo and the holder of a payment link have no API key. */
    caller: Pick<MerchantCaller, 'merchantId'> & Partial<MerchantCaller> & { paymentLinkId?: string };
    /** Cause of an error response, for the log. */
    failure: unknown;
  };
};
