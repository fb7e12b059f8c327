import type { FirstPart } from './deferred.ts';

/** What the deferred parts use of what is there before them; `deferred.ts` gives it as they arrive. */
export let firstPart: FirstPart;

/** Called once, before anything else of the deferred parts is. */
export function takeFirstPart(given: FirstPart): void {
  firstPart = given;
  // A page's first formatter takes as long as drawing a table: made in a task of its own, while answers are awaited.
  setTimeout(() => new Intl.NumberFormat());
}
