import { createContext, useContext } from 'react';
import type { MerchantApi } from '../api/createMerchantApi.ts';

/** The API of the merchant who is signed in. */
export const MerchantApiContext = createContext<MerchantApi | null>(null);

/** The merchant API; every page of the dashboard is inside its provider. */
export function useMerchantApi(): MerchantApi {
  const api = useContext(MerchantApiContext);
  if (api === null) throw new Error('This page is outside of the dashboard.');
  return api;
}
