export { applyRefund, pushRefund } from './pushRefund.ts';
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
export { readRoomAtCards, roomAtCard } from './roomAtCard.ts';
export { claimRefunds, sweepRefunds } from './sweepRefunds.ts';
export { takeForCard } from './takeForCard.ts';
