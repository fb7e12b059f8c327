import { z } from 'zod';
import {
  readBillingProfile,
  readLegalProfile,
  saveProfile,
  taxIdStatuses,
} from '../../modules/billing/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { ofCustomer, text, timestampSchema } from '../schemas.ts';

const line = text(200);

const addressSchema = z
  .strictObject({
    lines: z
      .array(line)
      .min(1)
      .max(3)
      .meta({ description: 'Lines above the city, such as street and house number.' }),
    city: line.nullable().meta({ description: 'City or town.' }),
    administrativeArea: line.nullable().meta({ description: 'State, province or prefecture.' }),
    postalCode: text(20).nullable().meta({ description: 'Postal code or ZIP code.' }),
    country: z
      .string()
      // ICU throws for anything that is not formed like a code.
      .regex(/^[A-Z]{2}$/, { error: 'is not an ISO 3166-1 alpha-2 code such as DE', abort: true })
      .refine(isCountry, 'is not a country')
      .meta({ description: 'ISO 3166-1 alpha-2 code, such as `DE`.' }),
  })
  .meta({
    id: 'PostalAddress',
    description: 'Postal address. The fields that it requires depend on the country.',
  });

const profileFields = {
  legalName: line.meta({ description: 'Registered name, as documents print it.' }),
  address: addressSchema.meta({ description: 'Registered address.' }),
  taxId: text(40).nullable().meta({
    description: 'Tax ID, such as a VAT number. We check the syntax and the check digits.',
  }),
  financeEmail: z.email().max(320).nullable().meta({
    description: "Address that receives documents. Null sends them to the customer's email.",
  }),
};

const profileInputSchema = z
  .strictObject({
    ...profileFields,
    taxIdStatus: z.enum(taxIdStatuses).exactOptional().meta({
      description:
        'Result of your check at the tax office. Only a `valid` tax ID can lead to reverse charge. Defaults to `unverified` for a new tax ID, else to the current status.',
    }),
  })
  .meta({ id: 'SaveBillingProfile' });

const profileSchema = z
  .strictObject({
    ...profileFields,
    taxIdStatus: z.enum(taxIdStatuses).nullable().meta({
      description:
        'Result of the check at the tax office, or `unverified` if only the syntax was checked. Null without a tax ID.',
    }),
    version: z.int().positive().meta({ description: 'Increases with each change.' }),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'BillingProfile', description: 'Legal data that documents print.' });

const savedProfileSchema = z
  .strictObject({
    profile: profileSchema.nullable().meta({ description: 'Null if none was saved.' }),
  })
  .meta({ id: 'SavedBillingProfile', description: 'The profile, or null if none was saved.' });

const billingProfileExample = {
  legalName: 'Nimbus GmbH',
  address: {
    lines: ['Torstraße 1'],
    city: 'Berlin',
    administrativeArea: null,
    postalCode: '10119',
    country: 'DE',
  },
  taxId: 'DE136695976',
  financeEmail: 'finance@example.com',
};

/** Operations on the legal profile of a merchant and the billing profiles of its customers. */
export const billingProfileEndpoints = [
  defineEndpoint({
    operationId: 'legalProfile.retrieve',
    method: 'GET',
    path: '/v1/legal-profile',
    summary: 'Retrieve your legal profile',
    description: 'Retrieves your registered name, address and tax ID. Your documents print them.',
    returns: 'Returns the profile, or null if none was saved.',
    params: noParameters,
    query: noParameters,
    body: noBody,
    response: savedProfileSchema,
    run: async (context, { merchantId }) => ({
      body: { profile: await readLegalProfile(context, merchantId) },
    }),
  }),
  defineEndpoint({
    operationId: 'legalProfile.save',
    method: 'PUT',
    path: '/v1/legal-profile',
    summary: 'Save your legal profile',
    description:
      'Saves your registered name, address and tax ID. New documents print them; documents that were issued before keep the previous profile. Fails with `invalid_billing_profile` if a field that the country requires is missing or the tax ID is malformed.',
    returns: 'Returns the saved profile.',
    example: billingProfileExample,
    scopes: ['admin'],
    params: noParameters,
    query: noParameters,
    body: profileInputSchema,
    response: savedProfileSchema,
    errors: ['invalid_billing_profile'],
    run: async (context, { merchantId, body }) => ({
      body: { profile: await saveProfile(context, { merchantId, customerId: null }, body) },
    }),
  }),
  defineEndpoint({
    operationId: 'billingProfiles.retrieve',
    method: 'GET',
    path: '/v1/customers/{customerId}/billing-profile',
    summary: "Retrieve a customer's billing profile",
    description:
      "Retrieves a customer's registered name, address, tax ID and finance email. Documents for the customer print them.",
    returns: 'Returns the profile, or null if none was saved.',
    params: ofCustomer,
    query: noParameters,
    body: noBody,
    response: savedProfileSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params: { customerId } }) => ({
      body: { profile: await readBillingProfile(context, { merchantId, customerId }) },
    }),
  }),
  defineEndpoint({
    operationId: 'billingProfiles.save',
    method: 'PUT',
    path: '/v1/customers/{customerId}/billing-profile',
    summary: "Save a customer's billing profile",
    description:
      "Saves a customer's registered name, address, tax ID and finance email. New documents print them; documents that were issued before keep the previous profile. With a `valid` tax ID in another EU country than yours, top-ups and invoices are under reverse charge.",
    returns: 'Returns the saved profile.',
    example: billingProfileExample,
    params: ofCustomer,
    query: noParameters,
    body: profileInputSchema,
    response: savedProfileSchema,
    errors: ['not_found', 'invalid_billing_profile'],
    run: async (context, { merchantId, params: { customerId }, body }) => ({
      body: { profile: await saveProfile(context, { merchantId, customerId }, body) },
    }),
  }),
];

/** Whether a code is one that ICU knows as a country or territory, and not merely two letters. */
function isCountry(code: string): boolean {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}
