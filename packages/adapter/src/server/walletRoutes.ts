import { eventRoutes } from './eventRoutes.ts';
import { paymentMethodRoutes } from './paymentMethodRoutes.ts';
import { readingRoutes } from './readingRoutes.ts';
import { topUpRoutes } from './topUpRoutes.ts';
import type { WalletRoute } from './WalletRoute.ts';

/**
 * Every operation of the wire, once: the handler dispatches by it, and an OpenAPI document is generated
 * from it.
 */
export const walletRoutes: readonly WalletRoute[] = [
  ...readingRoutes,
  ...topUpRoutes,
  ...paymentMethodRoutes,
  ...eventRoutes,
];
