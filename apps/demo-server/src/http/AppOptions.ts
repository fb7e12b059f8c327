import type { Logger } from 'pino';
import type { WalletContext } from '../modules/shared/index.ts';
import type { PaymentIntegration } from '../payments/PaymentProvider.ts';

/** One answered request, without anything that identifies its caller. */
export type AnsweredRequest = {
  method: string;
  /** Path of the route with its parameters unfilled, such as `/v1/wallets/{id}`. `other` for a path without a route. */
  route: string;
  status: number;
  /** Time until the response's headers, in milliseconds. A stream continues after that. */
  durationMs: number;
};

/** Dependencies and settings of the HTTP app. */
export type AppOptions = {
  wallet: WalletContext;
  logger: Logger;
  /** Routes of the payment provider, and the sources that its form loads. */
  payments: Pick<PaymentIntegration, 'path' | 'routes' | 'contentSources'>;
  /** Prefixes of the paths of all payment providers, including those that are not configured. */
  providerPaths: readonly string[];
  /** Whether the server can serve requests, which needs its database. */
  isReady: () => Promise<boolean>;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is trusted. Defaults to none. */
  trustedProxies?: readonly string[] | undefined;
  /** Whether requests have spans. Defaults to false. */
  tracing?: boolean | undefined;
  /** Called after each response, for metrics. */
  onAnswer?: ((request: AnsweredRequest) => void) | undefined;
  /** Called before and after each request from which background work may follow. */
  onRequest?: (() => void) | undefined;
  /** Throws while the clock of this server is wrong, when it must not write. */
  requireClock: () => Promise<void>;
  /** Folder of the built pages. If set, the app serves the page of payment links. */
  pageFolder: string | null;
  /** Whether the app also serves the demo's pages, and the endpoints of a SaaS's own back end. */
  demo: boolean;
  /** Origins whose pages may call the customer API, such as `https://app.example.com`. Defaults to none. */
  allowedOrigins?: readonly string[] | undefined;
};
