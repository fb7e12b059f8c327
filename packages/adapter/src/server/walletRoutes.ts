import { alertRoutes } from './alertRoutes.ts';
import { autoTopUpRoutes } from './autoTopUpRoutes.ts';
import { eventRoutes } from './eventRoutes.ts';
import { insightRoutes } from './insightRoutes.ts';
import { invoiceRoutes } from './invoiceRoutes.ts';
import { notificationRoutes } from './notificationRoutes.ts';
import { paymentMethodRoutes } from './paymentMethodRoutes.ts';
import { readingRoutes } from './readingRoutes.ts';
import { topUpRoutes } from './topUpRoutes.ts';
import type { WalletRoute } from './WalletRoute.ts';

/** Every operation of the wire. `createWalletHandler` dispatches by this table, and an OpenAPI document is generated from it. */
export const walletRoutes: readonly WalletRoute[] = [
  ...readingRoutes,
  ...topUpRoutes,
  ...paymentMethodRoutes,
  ...eventRoutes,
  ...insightRoutes,
  ...autoTopUpRoutes,
  ...alertRoutes,
  ...invoiceRoutes,
  ...notificationRoutes,
];
