export { applyDispute } from './applyDispute.ts';
export { applyInvoiceDispute } from './applyInvoiceDispute.ts';
export { listDisputes, readDispute, readDisputesOfEntries } from './repository.ts';
