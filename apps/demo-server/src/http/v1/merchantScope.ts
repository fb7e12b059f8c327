import type { AccessScope } from '../../modules/wallets/index.ts';

/** Returns the scope of a merchant: the wallets of all its customers. */
export function merchantScope(merchantId: string): AccessScope {
  return { merchantId, customerId: null };
}
