export { readAnalytics } from './readAnalytics.ts';
export { readForecast } from './readForecast.ts';
export { readMerchantAnalytics } from './readMerchantAnalytics.ts';
export { readMerchantForecast } from './readMerchantForecast.ts';
