export { listEntries, listMerchantEntries, readEntry } from './entries.ts';
export { exportEntries } from './exportEntries.ts';
export { type FundingSource, fundingOf, fundingSources, type MerchantEntry, postEntry } from './postEntry.ts';
export { setWalletStatus } from './setWalletStatus.ts';
export { toEntry } from './toEntry.ts';
export {
  type AccessScope,
  findWallet,
  isClosingOrClosed,
  listCustomerWallets,
  listOpenWallets,
  listWallets,
  ownedBy,
  readWallet,
  refuseClosed,
  toWallet,
  type WalletRow,
} from './wallets.ts';
export { type WalletWithBalances, withBalance, withBalances } from './withBalances.ts';
