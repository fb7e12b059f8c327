import { WalletError, walletScopes } from '@coffer/adapter';
import { readCustomer } from '../customers/index.ts';
import { insertEmail } from '../mail/index.ts';
import { readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { createSession } from './sessions.ts';

/**
 * Creates a link to the merchant's wallet page with a session for its holder. The token is in the fragment, which browsers
 * never send.
 *
 * @throws WalletError `not_found` for an unknown customer, `capability_missing` for a merchant that named no such page,
 *   `invalid_request` for a customer without an email address that the link should be sent to
 */
export async function createPortalLink(
  context: WalletContext,
  {
    returnUrl,
    sendsEmail,
    ...customer
  }: {
    merchantId: string;
    customerId: string;
    apiKeyId: string | null;
    returnUrl: string | null;
    /** Whether to email the link to the customer, who must have an address then. */
    sendsEmail: boolean;
  },
): Promise<string> {
  // First, so that another merchant's customer gets the same response as one that does not exist.
  const { email } = await readCustomer(context, customer.merchantId, customer.customerId);
  const { settings } = await readMerchant(context.database, customer.merchantId);
  if (settings.walletUrl === null) {
    throw new WalletError(
      'capability_missing',
      'There is no page to link to. Set `walletUrl` in your settings to the page in your product that shows the wallet.',
    );
  }
  if (sendsEmail && email === null) {
    const message = 'This customer has no email address. Add one, or send the link yourself.';
    throw new WalletError('invalid_request', message, { fields: [{ field: 'send_email', message }] });
  }
  const session = await createSession(context, { ...customer, scopes: walletScopes, expiresInSeconds: 3600 });
  const fragment = new URLSearchParams({ session: session.token });
  if (returnUrl !== null) fragment.set('returnUrl', returnUrl);
  const link = `${settings.walletUrl}#${fragment}`;
  if (sendsEmail) {
    const { merchantId, customerId } = customer;
    await context.database.transaction((transaction) =>
      insertEmail(transaction, {
        merchantId,
        customerId,
        type: 'portal_link',
        values: { expiresAt: new Date(session.expiresAt) },
        actionUrl: link,
        now: context.now(),
      }),
    );
  }
  return link;
}
