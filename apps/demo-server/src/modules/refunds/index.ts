export { listPayouts, markPayoutPaid, readPayout } from './payouts.ts';
export {
  creditRefund,
  debitForRefund,
  refundableAmount,
  refundableAmounts,
} from './refundPolicy.ts';
export { creditFailedRefund, listRefunds, readRefund, refundOnce, retryRefund } from './refunds.ts';
export {
  emitRefundCreated,
  findRefund,
  insertRefund,
  insertRefundParts,
  type NewRefundPart,
  type Refund,
  type RefundDestination,
  type RefundPart,
  type RefundRow,
  readRefundsOf,
  refundDestinations,
} from './repository.ts';
export { applyRefund, claimRefunds, submitRefund } from './submitRefunds.ts';
