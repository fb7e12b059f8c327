export { applyDispute } from './applyDispute.ts';
export { applyInvoiceDispute } from './applyInvoiceDispute.ts';
export { type Dispute, listDisputes, readDispute, readDisputesOfEntries } from './repository.ts';
