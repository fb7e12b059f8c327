import { randomDigits } from './randomDigits.ts';

/** Crockford's base 32: no I, L, O, U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new id that sorts by the instant of its making: `txn_` and a ULID. Not a cursor: see Ledger. */
export function transactionId(nowMs = Date.now()): string {
  let time = '';
  for (let rest = nowMs, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) {
    time = digits.charAt(rest % 32) + time;
  }
  return `txn_${time}${randomDigits(digits, 16)}`;
}
