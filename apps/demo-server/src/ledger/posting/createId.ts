import { randomFillSync } from 'node:crypto';

/** Crockford's base 32 in lower case, without i, l, o and u: https://www.crockford.com/base32.html */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** Random bytes for several hundred ids, because one call of `randomFillSync` per id costs more than the rest of it. */
const randomBytes = new Uint8Array(8192);
let used = randomBytes.length;
let last = { time: 0, count: 0 };

/**
 * Creates an id such as `cus_01hzx3…`: a prefix, the time, a counter within the millisecond and 80 random bits, like a
 * ULID. Ids of one process sort in the order of creation, so lists page by id.
 *
 * @see https://github.com/ulid/spec
 */
export function createId(prefix: string, now: Date): string {
  const time = now.getTime();
  last = last.time === time ? { time, count: last.count + 1 } : { time, count: 0 };
  return `${prefix}_${encode(time, 10)}${encode(last.count % 1024, 2)}${randomDigits(16)}`;
}

/** Creates the id of a transaction. Do not page by it: transactions commit in another order. */
export function createTransactionId(): string {
  return createId('txn', new Date());
}

function encode(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = digits[rest % 32] + text;
  return text;
}

/** Draws random digits, five bits each, from the system's secure source. Each byte is used once. */
function randomDigits(length: number): string {
  if (used + length > randomBytes.length) {
    randomFillSync(randomBytes);
    used = 0;
  }
  let text = '';
  for (const end = used + length; used < end; used += 1) {
    text += digits.charAt((randomBytes[used] ?? 0) % 32);
  }
  return text;
}
