export { addDueCheckpoints, listCheckpoints, verifyMerchantCheckpoint } from './ledgerCheckpoints.ts';
