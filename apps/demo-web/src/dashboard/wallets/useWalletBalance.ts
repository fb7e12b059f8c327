import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** Reads a wallet's current balance. */
export function useWalletBalance(walletId: string) {
  const query = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}/balance', {
    params: { path: { walletId } },
  });
  return { ...query, data: query.data && isCurrent(query.data) ? query.data : undefined };
}

/** The same path returns past balances, which have only a total. */
function isCurrent(
  balance: Schemas['WalletBalance'] | Schemas['PastBalance'],
): balance is Schemas['WalletBalance'] {
  return 'availableBalance' in balance;
}
