export { applyPayment, confirmWithinMs, hasSucceeded, recordTopUpSuccess } from './applyPayment.ts';
export { calculateQuote } from './calculateQuote.ts';
export { createMerchantTopUp, createTopUp, payQuote } from './createTopUp.ts';
export {
  createQuote,
  insertQuote,
  lockQuote,
  requireAmount,
  requireTopUps,
  toQuote,
  toTopUpSettings,
} from './quotes.ts';
export { claimTopUps } from './reconcileTopUps.ts';
export { previewTopUpRefund, refundTopUp } from './refundTopUp.ts';
export { findTopUp, insertTopUp, readTopUpsById, type TopUpRow, toTopUp } from './repository.ts';
export { cancelTopUp, listTopUps, readTopUp } from './topUps.ts';
