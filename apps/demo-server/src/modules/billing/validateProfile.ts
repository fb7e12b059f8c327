import { WalletError } from '@coffer/adapter';
import { validateEntity } from 'stdnum';
import type { BillingProfileInput } from './BillingProfileInput.ts';

/** Parts of an address, as Google's address data names them: street, city, state and postal code. */
type AddressPart = 'A' | 'C' | 'S' | 'Z';

/**
 * Parts that an address of a country needs, by the `require` rule of Google's address data. A country that is not listed
 * needs a street and a city.
 *
 * @see https://github.com/google/libaddressinput
 */
const requiredParts: Record<string, string> = {
  AE: 'AS',
  AT: 'ACZ',
  AU: 'ACSZ',
  BE: 'ACZ',
  BG: 'ACZ',
  BR: 'ACSZ',
  CA: 'ACSZ',
  CH: 'ACZ',
  CN: 'ACSZ',
  CY: 'ACZ',
  CZ: 'ACZ',
  DE: 'ACZ',
  DK: 'ACZ',
  EE: 'ACZ',
  ES: 'ACSZ',
  FI: 'ACZ',
  FR: 'ACZ',
  GB: 'ACZ',
  GR: 'ACZ',
  HK: 'AS',
  HR: 'ACZ',
  HU: 'ACZ',
  ID: 'AS',
  IN: 'ACSZ',
  IT: 'ACSZ',
  JP: 'ASZ',
  KR: 'ACSZ',
  LT: 'ACZ',
  LU: 'ACZ',
  LV: 'ACZ',
  MT: 'AC',
  MX: 'ACSZ',
  NL: 'ACZ',
  NO: 'ACZ',
  NZ: 'ACZ',
  PL: 'ACZ',
  PT: 'ACZ',
  RO: 'ACZ',
  SE: 'ACZ',
  SG: 'AZ',
  SI: 'ACZ',
  SK: 'ACZ',
  TR: 'ACZ',
  TW: 'ACSZ',
  UA: 'ACZ',
  US: 'ACSZ',
  ZA: 'ACZ',
};

const fields: Record<Exclude<AddressPart, 'A'>, 'city' | 'administrativeArea' | 'postalCode'> = {
  C: 'city',
  S: 'administrativeArea',
  Z: 'postalCode',
};

/**
 * Rejects a profile that lacks a field which its country requires, or that has a malformed tax ID.
 *
 * @throws WalletError `invalid_billing_profile`, with one message for each field
 */
export function validateProfile(profile: BillingProfileInput): void {
  const { address, taxId } = profile;
  const required = requiredParts[address.country] ?? 'AC';
  const missing = (Object.keys(fields) as (keyof typeof fields)[])
    .filter((part) => required.includes(part) && address[fields[part]] === null)
    .map((part) => ({
      field: `address.${fields[part]}`,
      message: `is required for an address in ${address.country}`,
    }));
  const malformed =
    taxId !== null && !isTaxId(address.country, taxId)
      ? [{ field: 'taxId', message: `is not a tax ID of ${address.country}` }]
      : [];
  const problems = [...missing, ...malformed];
  if (problems.length === 0) return;
  const message = problems.map(({ field, message: text }) => `\`${field}\` ${text}.`).join(' ');
  throw new WalletError('invalid_billing_profile', message, { fields: problems });
}

/** Checks the syntax and the check digits of a tax ID. Accepts any plausible one of a country without known rules. */
function isTaxId(country: string, taxId: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ./&-]{2,39}$/u.test(taxId)) return false;
  const result = validateEntity(country, taxId);
  return !result.checked || result.isValid === true;
}
