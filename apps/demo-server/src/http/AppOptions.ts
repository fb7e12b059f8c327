import type { Logger } from 'pino';
import type { WalletContext } from '../modules/shared/index.ts';

/** What the HTTP side is made of. */
export type AppOptions = {
  wallet: WalletContext;
  logger: Logger;
  /** The test processor's own pages, as if another company served them; null where Stripe is on. */
  processorPages: ((request: Request) => Promise<Response>) | null;
  /** What Stripe and its form in a browser ask for; null where it is off. */
  stripe: {
    handleWebhook(request: Request): Promise<Response>;
    startSetup(customerId: string): Promise<{ clientSecret: string }>;
  } | null;
  /** Whether the server can answer for the database behind it. */
  isReady: () => Promise<boolean>;
  /** Proxies whose word on the client's address is taken. @default none */
  trustedProxies?: readonly string[] | undefined;
  /** Throws while this server may not write, because its clock is wrong. */
  requireClock: () => Promise<void>;
  /** Only for the demo: endpoints that a SaaS's own backend would have, and its page. */
  demo: { pageFolder: string } | null;
};
