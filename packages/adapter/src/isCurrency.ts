import { packedCurrencies } from './currencies.gen.ts';

const known = new Set<unknown>(packedCurrencies.split(' ').flatMap(unpacked));

/** Whether a value is an ISO 4217 alphabetic code, upper case. */
export function isCurrency(code: unknown): code is string {
  return known.has(code);
}

function unpacked(group: string): string[] {
  return (group.slice(1).match(/../g) ?? []).map((rest) => group.charAt(0) + rest);
}
