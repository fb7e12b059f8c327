import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** Writes an entry of a wallet, once however often it is asked for until there is an answer. */
export function usePostEntry(walletId: string) {
  const post = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/entries');
  return (body: Schemas['CreateEntry']) => {
    const header = idempotencyKeys.header('postEntry', walletId, body);
    return post.mutateAsync({ params: { path: { walletId }, header }, body });
  };
}
