export { type ApiKeyRow, insertApiKey, toApiKey } from './apiKeyRows.ts';
export { checkDatabaseUse, claimDatabase, type DatabaseUse } from './claimDatabase.ts';
export { defaultMerchantId, ensureMerchant } from './ensureMerchant.ts';
export { createMerchant, listMerchants } from './merchants.ts';
export { readMerchant, readWarningDays, updateMerchant } from './settings.ts';
export {
  type CurrencyTopUpSettings,
  currenciesWithDefaults,
  type NewMerchant,
  newWalletSettings,
  type ReportingSettings,
  type WalletSettings,
} from './WalletSettings.ts';
