import type { Queryable } from '../../database/Database.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import { type BillingProfile, findProfile } from './profiles.ts';

/**
 * Tax treatment of a payment. `standard`: tax is added to a top-up. `atUse`: a top-up has no tax, and the invoices that the
 * balance pays include it. `reverseCharge`: the customer owes the tax.
 */
export type TaxTreatment = 'standard' | 'atUse' | 'reverseCharge';

/** Countries of the EU's VAT area. */
const euVatArea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);

/** Decides how a customer's top-ups are taxed now. */
export async function readTaxTreatment(
  database: Queryable,
  { merchantId, customerId }: { merchantId: string; customerId: string },
): Promise<TaxTreatment> {
  if (await isReverseCharge(database, { merchantId, customerId })) return 'reverseCharge';
  const { settings } = await readMerchant(database, merchantId);
  return settings.taxAt === 'use' ? 'atUse' : 'standard';
}

/** Returns the top-up settings that apply to a customer: without tax, unless their top-ups are taxed. */
export async function withTaxOf<Settings extends CurrencyTopUpSettings | undefined>(
  database: Queryable,
  customer: { merchantId: string; customerId: string },
  settings: Settings,
): Promise<Settings> {
  if (!settings || settings.tax.basisPoints === 0) return settings;
  const treatment = await readTaxTreatment(database, customer);
  return treatment === 'standard' ? settings : { ...settings, tax: { basisPoints: 0 } };
}

/**
 * Whether the customer owes the tax: both are businesses in different countries of the EU, and the customer's tax ID was
 * found valid.
 *
 * @see https://eur-lex.europa.eu/eli/dir/2006/112 Article 196
 */
export async function isReverseCharge(
  database: Queryable,
  { merchantId, customerId }: { merchantId: string; customerId: string },
): Promise<boolean> {
  const [merchant, customer] = await Promise.all([
    findProfile(database, { merchantId, customerId: null }),
    findProfile(database, { merchantId, customerId }),
  ]);
  if (!merchant || !customer || merchant.taxId === null || customer.taxIdStatus !== 'valid') return false;
  const isInEu = ({ address }: BillingProfile) => euVatArea.includes(address.country);
  return isInEu(merchant) && isInEu(customer) && merchant.address.country !== customer.address.country;
}
