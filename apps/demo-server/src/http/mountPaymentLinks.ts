import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import { findByToken } from '../modules/paymentLinks/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { countedAddress } from './clientAddress.ts';
import type { CredentialGuard } from './credentialGuard.ts';
import { limitAddress } from './limitAddress.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { linkEndpoints } from './pay/linkEndpoints.ts';

/** What the page of a payment link asks. Nobody signs in: the link's token says whose it is. */
export function mountPaymentLinks(
  app: Hono<AppEnvironment>,
  { wallet, guard }: { wallet: WalletContext; guard: CredentialGuard },
): void {
  app.use('/payment-links/:token/*', async (c, next) => {
    const address = c.get('address');
    limitAddress(wallet, c.req.raw, address);
    const secret = c.req.param('token');
    const find = () => findByToken(wallet.database, secret);
    const link = await guard.lookUp({ address: countedAddress(address), secret }, find, isWrong);
    c.set('caller', { merchantId: link.merchant_id, paymentLinkId: link.id });
    await next();
  });
  for (const endpoint of linkEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'paymentLink' });
}

function isWrong(error: unknown): boolean {
  return error instanceof WalletError && error.code === 'not_found';
}
