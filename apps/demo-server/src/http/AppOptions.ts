import type { Logger } from 'pino';
import type { WalletContext } from '../modules/shared/index.ts';
import type { PaymentIntegration } from '../payments/PaymentProvider.ts';

/** What the HTTP side is made of. */
export type AppOptions = {
  wallet: WalletContext;
  logger: Logger;
  /** Routes of the payment provider, and the sources that its form loads. */
  payments: Pick<PaymentIntegration, 'path' | 'routes' | 'contentSources'>;
  /** Start of the path of each provider's routes, also of those that are not configured. */
  providerPaths: readonly string[];
  /** Whether the server can answer for the database behind it. */
  isReady: () => Promise<boolean>;
  /** Proxies whose word on the client's address is taken. @default none */
  trustedProxies?: readonly string[] | undefined;
  /** Throws while this server may not write, because its clock is wrong. */
  requireClock: () => Promise<void>;
  /** Only for the demo: endpoints that a SaaS's own backend would have, and its page. */
  demo: { pageFolder: string } | null;
};
