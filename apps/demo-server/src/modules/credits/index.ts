export { expireGrants } from './expireGrants.ts';
export { findGrantOfEntry, listGrants, listWalletGrants, toWalletGrant } from './grants.ts';
export { voidGrant } from './voidGrant.ts';
export { readNextWarning, warnExpiringCredit } from './warnExpiringCredit.ts';
