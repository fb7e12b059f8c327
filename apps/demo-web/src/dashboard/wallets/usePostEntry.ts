import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** Posts an entry. A repeat before the outcome is known has the same idempotency key and posts nothing twice. */
export function usePostEntry(walletId: string) {
  const post = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/entries');
  return (body: Schemas['CreateEntry']) => {
    const header = idempotencyKeys.header('postEntry', walletId, body);
    return post.mutateAsync({ params: { path: { walletId }, header }, body });
  };
}
