import { z } from 'zod';
import type { Customer } from '../../modules/customers/index.ts';
import { text, timestampSchema } from '../schemas.ts';

/** A customer in Dodo's API. */
export const dodoCustomerSchema = z
  .strictObject({
    customer_id: z.string(),
    business_id: z.string(),
    name: z.string(),
    email: z.string(),
    phone_number: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    created_at: timestampSchema,
  })
  .meta({ id: 'DodoCustomer' });

/** Metadata in Dodo's API, which also accepts numbers and booleans and stores them as text. */
export const dodoMetadataSchema = z
  .record(text(40), z.union([text(500), z.number(), z.boolean()]))
  .refine((value) => Object.keys(value).length <= 50, 'has more than 50 names')
  .transform((value) => Object.fromEntries(Object.entries(value).map(([name, part]) => [name, String(part)])))
  .meta({ id: 'DodoMetadata' });

/** Converts a customer to Dodo's format. */
export function toDodoCustomer(merchantId: string, customer: Customer): z.output<typeof dodoCustomerSchema> {
  return {
    customer_id: customer.id,
    business_id: merchantId,
    name: customer.name,
    // Dodo's schema requires an email. Customers of this server may have none.
    email: customer.email ?? '',
    phone_number: customer.phoneNumber,
    metadata: customer.metadata,
    created_at: customer.createdAt,
  };
}
