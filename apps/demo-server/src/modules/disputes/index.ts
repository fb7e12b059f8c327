export { applyDispute } from './applyDispute.ts';
export { applyInvoiceDispute } from './applyInvoiceDispute.ts';
export { listDisputes, readDispute } from './repository.ts';
