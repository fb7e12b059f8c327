import { useMerchantApi } from '../MerchantApiContext.ts';

/** How much a top-up in a currency may be, by the merchant's settings, as a field for money takes it. */
export function useTopUpLimits(currency: string) {
  const settings = useMerchantApi().useQuery('get', '/v1/settings');
  const limits = settings.data?.settings.topUp[currency];
  const money = (amount: number | undefined) => (amount === undefined ? undefined : { amount, currency });
  return { min: money(limits?.min), max: money(limits?.max), step: money(limits?.step) };
}
