import type { FirstPart } from './deferred.ts';

/** What the deferred parts use of what is there before them; `deferred.ts` gives it as they arrive. */
export let firstPart: FirstPart;

/** Called once, before anything else of the deferred parts is. */
export function takeFirstPart(given: FirstPart): void {
  firstPart = given;
}
