import { randomFillSync } from 'node:crypto';

/** Crockford's base 32, without I, L, O and U: https://www.crockford.com/base32.html */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes a transaction id: `txn_` and a ULID (https://github.com/ulid/spec), so ids sort by time. Do not page by them:
 * transactions commit in another order.
 */
export function transactionId(nowMs = Date.now()): string {
  let time = '';
  for (let rest = nowMs, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) {
    time = digits.charAt(rest % 32) + time;
  }
  return `txn_${time}${randomDigits(digits, 16)}`;
}

/** Random bytes for several hundred ids: one call of `randomFillSync` for each id was its main cost. Each byte is used once. */
const randomBytes = new Uint8Array(8192);
let used = randomBytes.length;

/** Draws random digits of an alphabet of 32, five bits each, from the system's secure source. */
export function randomDigits(alphabet: string, length: number): string {
  if (used + length > randomBytes.length) {
    randomFillSync(randomBytes);
    used = 0;
  }
  let text = '';
  for (const end = used + length; used < end; used += 1)
    text += alphabet.charAt((randomBytes[used] ?? 0) % 32);
  return text;
}
