import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new id that sorts by the instant of its making: `txn_` and a ULID. Not a cursor: see Ledger. */
export function transactionId(nowMs = Date.now()): string {
  let time = '';
  for (let rest = nowMs, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) {
    time = digits.charAt(rest % 32) + time;
  }
  let random = '';
  for (const byte of randomBytes(16)) random += digits.charAt(byte % 32);
  return `txn_${time}${random}`;
}
