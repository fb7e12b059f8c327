export { type AlertRow, findAlert } from './alertRows.ts';
export { countableCurrencies, nullIfOutOfRange } from './countableCurrencies.ts';
export { type CustomerBalance, listCustomerBalances } from './listCustomerBalances.ts';
export { readLowBalanceSince } from './readThresholdCrossings.ts';
export { readTotals } from './readTotals.ts';
export { readPastBalance, readWalletBalance, requireBalance } from './readWalletBalance.ts';
export { reportingTotal } from './reportingTotal.ts';
export { verifyWallet } from './verifyWallet.ts';
