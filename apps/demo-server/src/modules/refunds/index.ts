export { debitForRefund } from './debitForRefund.ts';
export { claimRefunds, reconcileRefunds } from './reconcileRefunds.ts';
export { readRoomAtCards, refundableAmount } from './refundableAmount.ts';
export { refundOnce } from './refundOnce.ts';
export {
  insertRefund,
  insertRefundParts,
  type NewRefundPart,
  type Refund,
  type RefundDestination,
  type RefundPart,
  refundDestinations,
} from './refundRows.ts';
export { creditFailedRefund, listRefunds, readRefund, retryRefund } from './refunds.ts';
export { applyRefund, submitRefund } from './submitRefund.ts';
