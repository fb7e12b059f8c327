export {
  createApiKey,
  listApiKeys,
  readApiKey,
  renameApiKey,
  revokeApiKey,
  rotateApiKey,
} from './apiKeys.ts';
export { authenticateMerchant, type MerchantCaller } from './authenticateMerchant.ts';
