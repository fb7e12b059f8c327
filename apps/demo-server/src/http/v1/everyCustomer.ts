import type { WalletOwner } from '../../modules/wallets/index.ts';

/** What a merchant may see: the wallets of all its customers. */
export function everyCustomer(merchantId: string): WalletOwner {
  return { merchantId, customerId: null };
}
