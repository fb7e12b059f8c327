/** What a request carries from one step to the next. */
export type AppEnvironment = {
  Variables: {
    requestId: string;
    /** Set by the merchant API's and the Dodo wire's authentication. */
    merchantId: string;
    /** The failure behind an error answer, for the log. */
    failure: unknown;
  };
};
