import type { AccessScope } from '../../modules/wallets/index.ts';

/** What a merchant may see: the wallets of all its customers. */
export function merchantScope(merchantId: string): AccessScope {
  return { merchantId, customerId: null };
}
