import {
  currencySchema,
  identifierSchema,
  positiveMoneySchema,
  timestampSchema,
} from '@coffer/adapter/server';
import { z } from 'zod';

/** Text that a database can store: without U+0000 and without half of a surrogate pair. */
export function text(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !value.includes('\0'),
      'contains a character that cannot be stored',
    );
}

/** Names and values that the caller attaches to an object. */
export const metadataSchema = z
  .record(
    text(40),
    z
      .string()
      .max(500)
      .refine((value) => value.isWellFormed() && !value.includes('\0')),
  )
  .refine((value) => Object.keys(value).length <= 50, 'has more than 50 names')
  .meta({
    id: 'Metadata',
    description: 'Up to 50 names of your own, each with a value of up to 500 characters.',
  });

/** The caller's own object that an entry or a hold belongs to. */
export const referenceSchema = z.strictObject({ type: text(40), id: text(255) }).meta({
  id: 'Reference',
  description: 'Object in your system that this belongs to, such as an invoice or an order.',
});

/** An amount of zero or more. */
export const nonNegativeMoneySchema = z
  .strictObject({ amount: z.int().min(0), currency: currencySchema })
  .meta({
    id: 'NonNegativeMoney',
    description: 'Amount of money in ISO 4217 minor units (cents for USD), zero or more.',
    example: { amount: 10050, currency: 'USD' },
  });

/** An instant. Whether it must be in the future is checked later, by the ledger's clock. */
export const instantSchema = timestampSchema.transform((value) => new Date(value));

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A duration such as `90s`, `30m`, `12h`, `7d` or `2w`, at most 366 days. Parses to milliseconds. */
export const durationSchema = z
  .string()
  .regex(/^[1-9]\d{0,7}[smhdw]$/, 'is not a duration such as 30m, 12h, 7d or 2w')
  .transform((value) => Number(value.slice(0, -1)) * (unitMs[value.slice(-1)] ?? 0))
  .refine((ms) => ms <= 366 * 86_400_000, 'is longer than 366 days');

/** An integer in a query string. */
export function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: 'integer', minimum, maximum, pattern: undefined });
}

/** Query parameters of a page of a list. */
export const pageQuery = {
  cursor: text(1000).exactOptional(),
  limit: wholeNumber(1, 100)
    .meta({ description: 'Number of items per page. Defaults to 25.' })
    .exactOptional(),
};

/** A page of a list, with the cursor of the next one. */
export function pageOf<Item extends z.core.$ZodType>(item: Item, id: string) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() }).meta({
    id,
    description:
      'Items, newest first. Send `nextCursor` as `cursor` to get the next page. It is null on the last page.',
  });
}

export const ofCustomer = z.strictObject({ customerId: identifierSchema });
export const ofDodoCustomer = z.strictObject({ customer_id: identifierSchema });
export const ofWallet = z.strictObject({ walletId: identifierSchema });

export { currencySchema, identifierSchema, positiveMoneySchema, timestampSchema };
