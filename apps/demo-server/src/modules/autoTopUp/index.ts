export { recordAttemptOutcome } from './attemptOutcome.ts';
export { cancelAttempt } from './attempts.ts';
export { claimAttempts, claimRules, markRulesDue } from './evaluate.ts';
export { previewAutoTopUp } from './preview.ts';
export { readAutoTopUp } from './readAutoTopUp.ts';
export { findRule } from './repository.ts';
export { resumeAutoTopUp, saveAutoTopUp, saveMerchantAutoTopUp } from './settings.ts';
export { switchOffAutoTopUp, switchOffByMethod, switchOffWithin } from './switchOff.ts';
