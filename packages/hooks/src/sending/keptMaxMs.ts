/** Servers keep idempotency keys for a day: sent later, a key might pay a second time. */
export const keptMaxMs = 24 * 60 * 60 * 1000;
