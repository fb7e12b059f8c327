export { claimClosings, closeWallet } from './closeWallet.ts';
export { previewClosure } from './previewClosure.ts';
export { closureDestinations, closureHolds, readClosure } from './repository.ts';
