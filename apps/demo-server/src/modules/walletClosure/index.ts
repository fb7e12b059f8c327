export { claimClosings, closeWallet, resumeClosings } from './closeWallet.ts';
export { closureDestinations, closureHolds, readClosure } from './closureRows.ts';
export { previewClosure } from './previewClosure.ts';
