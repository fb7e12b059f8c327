export { listOpenItems, type OpenItemKind, openItemKinds, readOpenItem } from './openItems.ts';
export { applyProcessorEvent, retryUnappliedEvents } from './processorEvents.ts';
export { reconcilePayments } from './reconcilePayments.ts';
export { verifyPayments } from './verifyPayments.ts';
