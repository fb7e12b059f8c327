import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

/** Saves a part of the settings. The API rejects it if the settings changed since `merchant` was loaded. */
export function useSaveSettings({ version }: Schemas['Merchant']) {
  const update = useMerchantApi().useMutation('patch', '/v1/settings');
  return (change: Omit<Schemas['UpdateMerchant'], 'version'>) =>
    update.mutateAsync({ body: { ...change, version } });
}
