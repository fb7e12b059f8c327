import { useMerchantApi } from '../MerchantApiContext.ts';

/** Returns the limits of a top-up from the merchant's settings, as props of a `MoneyField`. */
export function useTopUpLimits(currency: string) {
  const settings = useMerchantApi().useQuery('get', '/v1/settings');
  const limits = settings.data?.settings.topUp[currency];
  const toMoney = (amount: number | undefined) => (amount === undefined ? undefined : { amount, currency });
  return { min: toMoney(limits?.min), max: toMoney(limits?.max), step: toMoney(limits?.step) };
}
