import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** What stands in a wallet now. */
export function useWalletBalance(walletId: string) {
  const query = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}/balance', {
    params: { path: { walletId } },
  });
  return { ...query, data: query.data && isPresent(query.data) ? query.data : undefined };
}

/** The same address tells past balances, which have no more than a sum. */
function isPresent(
  balance: Schemas['WalletBalance'] | Schemas['PastBalance'],
): balance is Schemas['WalletBalance'] {
  return 'availableBalance' in balance;
}
