import type { WalletOwner } from '../../wallet/wallets.ts';

/** What a merchant may see: the wallets of all its customers. */
export function everyCustomer(merchantId: string): WalletOwner {
  return { merchantId, customerId: null };
}
