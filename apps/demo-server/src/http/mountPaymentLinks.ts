import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import { findByToken } from '../modules/paymentLinks/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { limitAddress } from './authenticate.ts';
import { countedAddress } from './clientAddress.ts';
import type { CredentialGuard } from './credentialGuard.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { linkEndpoints } from './pay/linkEndpoints.ts';

/** Mounts the endpoints of a payment link's page. The token in the path identifies the link, without a sign-in. */
export function mountPaymentLinks(
  app: Hono<AppEnvironment>,
  { wallet, guard }: { wallet: WalletContext; guard: CredentialGuard },
): void {
  app.use('/payment-links/:token/*', async (c, next) => {
    const address = c.get('address');
    limitAddress(wallet, c.req.raw, address);
    const secret = c.req.param('token');
    const find = () => findByToken(wallet.database, secret);
    const link = await guard.lookUp({ address: countedAddress(address), secret }, find, isUnknownLink);
    c.set('caller', { merchantId: link.merchant_id, paymentLinkId: link.id });
    await next();
  });
  for (const endpoint of linkEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'paymentLink' });
}

function isUnknownLink(error: unknown): boolean {
  return error instanceof WalletError && error.code === 'not_found';
}
