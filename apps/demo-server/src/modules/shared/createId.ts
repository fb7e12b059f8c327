import { randomDigits } from '../../ledger/index.ts';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
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
  return `${prefix}_${encode(time, 10)}${encode(last.count % 1024, 2)}${randomDigits(digits, 16)}`;
}

function encode(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = digits[rest % 32] + text;
  return text;
}
