/** How long to wait before try number `tries` + 1: doubling from 250 ms to 30 s, spread so that clients part. */
export function backOff(tries: number): number {
  return Math.min(30_000, 250 * 2 ** tries) * (0.5 + Math.random() / 2);
}
