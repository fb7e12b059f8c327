import { WalletError, walletScopes } from '@coffer/adapter';
import { readCustomer } from '../customers/index.ts';
import { readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { createSession } from './sessions.ts';

/**
 * Creates a link to the merchant's wallet page with a session for its holder. The token is in the fragment, which browsers
 * never send.
 *
 * @throws WalletError `not_found` for an unknown customer, `capability_missing` for a merchant that named no such page
 */
export async function createPortalLink(
  context: WalletContext,
  {
    returnUrl,
    ...customer
  }: { merchantId: string; customerId: string; apiKeyId: string | null; returnUrl: string | null },
): Promise<string> {
  // First, so that another merchant's customer gets the same response as one that does not exist.
  await readCustomer(context, customer.merchantId, customer.customerId);
  const { settings } = await readMerchant(context.database, customer.merchantId);
  if (settings.walletUrl === null) {
    throw new WalletError(
      'capability_missing',
      'There is no page to link to. Set `walletUrl` in your settings to the page in your product that shows the wallet.',
    );
  }
  const session = await createSession(context, { ...customer, scopes: walletScopes, expiresInSeconds: 3600 });
  const fragment = new URLSearchParams({ session: session.token });
  if (returnUrl !== null) fragment.set('returnUrl', returnUrl);
  return `${settings.walletUrl}#${fragment}`;
}
