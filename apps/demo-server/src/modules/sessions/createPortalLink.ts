import { walletScopes } from '@coffer/adapter';
import type { WalletContext } from '../shared/index.ts';
import { createSession } from './sessions.ts';

/** Creates a link to the wallet page that signs in its holder. The token is in the fragment, which browsers never send. */
export async function createPortalLink(
  context: WalletContext,
  {
    returnUrl,
    ...customer
  }: { merchantId: string; customerId: string; apiKeyId: string | null; returnUrl: string | null },
): Promise<string> {
  const session = await createSession(context, { ...customer, scopes: walletScopes, expiresInSeconds: 3600 });
  const fragment = new URLSearchParams({ session: session.token });
  if (returnUrl !== null) fragment.set('returnUrl', returnUrl);
  return `${context.publicUrl()}/#${fragment}`;
}
