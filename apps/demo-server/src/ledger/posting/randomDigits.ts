import { randomFillSync } from 'node:crypto';

/** Drawn ahead for some hundred ids: each draw costs more than all of an id's other parts. Each byte is used once. */
const drawn = new Uint8Array(8192);
let used = drawn.length;

/** Random digits of an alphabet of 32: five bits each, from the system's secure source. */
export function randomDigits(alphabet: string, length: number): string {
  if (used + length > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  let text = '';
  for (const end = used + length; used < end; used += 1) text += alphabet.charAt((drawn[used] ?? 0) % 32);
  return text;
}
