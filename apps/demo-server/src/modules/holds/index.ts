export { expireHolds } from './expireHolds.ts';
export { captureHold, createHold, type Hold, listHolds, releaseHold, toHold } from './holds.ts';
