import { createContext, useContext } from 'react';
import type { MerchantApi } from '../api/createMerchantApi.ts';

/** The API client of the signed-in merchant. */
export const MerchantApiContext = createContext<MerchantApi | null>(null);

/** Returns the API client. Every page of the dashboard is inside its provider. */
export function useMerchantApi(): MerchantApi {
  const api = useContext(MerchantApiContext);
  if (api === null) throw new Error('useMerchantApi needs a MerchantApiContext');
  return api;
}
