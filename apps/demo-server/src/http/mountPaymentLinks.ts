import type { OpenAPIHono } from '@hono/zod-openapi';
import { findByToken } from '../wallet/paymentLinkRows.ts';
import type { WalletContext } from '../wallet/WalletContext.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { linkEndpoints } from './pay/linkEndpoints.ts';

/** What the page of a payment link asks. Nobody signs in: the link's token says whose it is. */
export function mountPaymentLinks(app: OpenAPIHono<AppEnvironment>, wallet: WalletContext): void {
  app.use('/payment-links/:token/*', async (c, next) => {
    const link = await findByToken(wallet.database, c.req.param('token'));
    c.set('caller', { merchantId: link.merchant_id, paymentLinkId: link.id });
    await next();
  });
  for (const endpoint of linkEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'paymentLink' });
}
