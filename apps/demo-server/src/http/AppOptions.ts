import type { Logger } from 'pino';
import type { WalletContext } from '../wallet/WalletContext.ts';

/** What the HTTP side is made of. */
export type AppOptions = {
  wallet: WalletContext;
  logger: Logger;
  /** The processor's own pages, as if another company served them. */
  processorPages: (request: Request) => Promise<Response>;
  /** Whether the server can answer for the database behind it. */
  isReady: () => Promise<boolean>;
  /** Only for the demo: endpoints that a SaaS's own backend would have, and its page. */
  demo: { pageFolder: string } | null;
};
