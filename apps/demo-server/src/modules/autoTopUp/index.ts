export { findRule } from './autoTopUpRows.ts';
export { giveUpAttempt } from './chargeAttempt.ts';
export { previewAutoTopUp } from './previewAutoTopUp.ts';
export { readAutoTopUp } from './readAutoTopUp.ts';
export { recordAttemptOutcome } from './recordAttemptOutcome.ts';
export { resumeAutoTopUp } from './resumeAutoTopUp.ts';
export { claimAttempts, claimRules, runAutoTopUps } from './runAutoTopUps.ts';
export { saveAutoTopUp } from './saveAutoTopUp.ts';
export { switchOffAutoTopUp, switchOffByMethod, switchOffWithin } from './switchOffAutoTopUp.ts';
