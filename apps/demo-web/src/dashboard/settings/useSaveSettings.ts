import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** Saves a part of the settings, unless another has saved since `merchant` was read. */
export function useSaveSettings({ version }: Schemas['Merchant']) {
  const update = useMerchantApi().useMutation('patch', '/v1/settings');
  return (change: Omit<Schemas['UpdateMerchant'], 'version'>) =>
    update.mutateAsync({ body: { ...change, version } });
}
