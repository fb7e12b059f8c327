import type { Selectable } from 'kysely';
import { formatAddress } from 'localized-address-format';
import type { Queryable } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { BillingProfilesTable } from '../../database/tables.gen.ts';
import { recordAction } from '../auditLog/index.ts';
import { readCustomer } from '../customers/index.ts';
import type { WalletContext } from '../shared/index.ts';
import type { BillingProfileInput, PostalAddress, TaxIdStatus } from './BillingProfileInput.ts';
import { validateProfile } from './validateProfile.ts';

/** Legal data of a merchant or a customer. Each issued document keeps the version that was current then. */
export type BillingProfile = Omit<BillingProfileInput, 'taxIdStatus'> & {
  taxIdStatus: TaxIdStatus | null;
  /** Increases with each change. */
  version: number;
  updatedAt: string;
};

/** Owner of a profile: a merchant, or one of its customers. */
export type ProfileOwner = { merchantId: string; customerId: string | null };

/** Reads a profile, or null if none was saved. */
export async function findProfile(
  database: Queryable,
  { merchantId, customerId }: ProfileOwner,
): Promise<BillingProfile | null> {
  const query = kysely
    .selectFrom('billing_profiles')
    .selectAll()
    .where('owner_id', '=', customerId ?? merchantId)
    .where('merchant_id', '=', merchantId);
  const row = await executeTakeFirst(database, query);
  return row ? toProfile(row) : null;
}

/** Reads the legal profile of a merchant, or null if none was saved. */
export function readLegalProfile(
  { database }: WalletContext,
  merchantId: string,
): Promise<BillingProfile | null> {
  return findProfile(database, { merchantId, customerId: null });
}

/**
 * Reads the profile of a customer.
 *
 * @throws WalletError `not_found` for an unknown customer
 */
export async function readBillingProfile(
  { database }: WalletContext,
  { merchantId, customerId }: { merchantId: string; customerId: string },
): Promise<BillingProfile | null> {
  await readCustomer({ database }, merchantId, customerId);
  return findProfile(database, { merchantId, customerId });
}

/**
 * Saves the profile of a merchant or a customer. Documents that were issued before keep the previous one.
 *
 * @throws WalletError `not_found`, or `invalid_billing_profile` for a missing field or a malformed tax ID
 */
export function saveProfile(
  context: WalletContext,
  owner: ProfileOwner,
  profile: BillingProfileInput,
): Promise<BillingProfile> {
  validateProfile(profile);
  const { merchantId, customerId } = owner;
  return context.database.transaction(async (transaction) => {
    if (customerId !== null) await readCustomer({ database: transaction }, merchantId, customerId);
    const earlier = await findProfile(transaction, owner);
    const unchecked = earlier?.taxId === profile.taxId ? earlier.taxIdStatus : null;
    const { lines, city, administrativeArea, postalCode, country } = profile.address;
    const columns = {
      legal_name: profile.legalName,
      address_lines: [...lines],
      city,
      administrative_area: administrativeArea,
      postal_code: postalCode,
      country,
      tax_id: profile.taxId,
      tax_id_status: profile.taxId === null ? null : (profile.taxIdStatus ?? unchecked ?? 'unverified'),
      finance_email: profile.financeEmail,
      updated_at: context.now(),
    };
    const save = kysely
      .insertInto('billing_profiles')
      .values({
        owner_id: customerId ?? merchantId,
        merchant_id: merchantId,
        customer_id: customerId,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict
          .column('owner_id')
          .doUpdateSet((row) => ({ ...columns, version: row('billing_profiles.version', '+', 1) })),
      )
      .returningAll();
    const row = await executeTakeFirst(transaction, save);
    if (!row) throw new Error(`The profile of ${customerId ?? merchantId} was not stored.`);
    await recordAction(context, transaction);
    return toProfile(row);
  });
}

/** Returns an address as its country writes it, one line each, without the country. */
export function addressLinesOf({
  lines,
  city,
  administrativeArea,
  postalCode,
  country,
}: PostalAddress): string[] {
  return formatAddress({
    postalCountry: country,
    addressLines: lines,
    ...(city === null ? {} : { locality: city }),
    ...(administrativeArea === null ? {} : { administrativeArea }),
    ...(postalCode === null ? {} : { postalCode }),
  });
}

function toProfile(row: Selectable<BillingProfilesTable>): BillingProfile {
  return {
    legalName: row.legal_name,
    address: {
      lines: [...row.address_lines],
      city: row.city,
      administrativeArea: row.administrative_area,
      postalCode: row.postal_code,
      country: row.country,
    },
    taxId: row.tax_id,
    taxIdStatus: row.tax_id_status,
    financeEmail: row.finance_email,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}
