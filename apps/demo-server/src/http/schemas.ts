import {
  currencySchema,
  identifierSchema,
  positiveMoneySchema,
  timestampSchema,
} from '@coffer/adapter/server';
import { z } from 'zod';

/** Text that a database can hold: no U+0000, no half of a surrogate pair. */
export function text(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !value.includes('\0'),
      'has a character that no text can hold',
    );
}

/** The caller's own names and values. */
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
    description: 'Up to 50 names of your own, each with a text of up to 500 characters.',
  });

/** What an entry or a hold belongs to. */
export const referenceSchema = z
  .strictObject({ type: text(40), id: text(255) })
  .meta({ id: 'Reference', description: 'What it belongs to: an invoice, an order.' });

/** An instant still to come is not checked here: the ledger's clock decides. */
export const instantSchema = timestampSchema.transform((value) => new Date(value));

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** How long from now, in milliseconds once parsed: `90s`, `30m`, `12h`, `7d`, `2w`; at most 366 days. */
export const durationSchema = z
  .string()
  .regex(/^[1-9]\d{0,7}[smhdw]$/, 'is no duration such as 30m, 12h, 7d or 2w')
  .transform((value) => Number(value.slice(0, -1)) * (unitMs[value.slice(-1)] ?? 0))
  .refine((ms) => ms <= 366 * 86_400_000, 'is longer than 366 days');

/** A whole number in a query string. */
export function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: 'integer', minimum, maximum, pattern: undefined });
}

/** The size of a page, and where it starts. */
export const pageQuery = {
  cursor: text(1000).exactOptional(),
  limit: wholeNumber(1, 100).meta({ description: 'Items a page; 25 unless given.' }).exactOptional(),
};

/** A page of something. */
export function pageOf<Item extends z.core.$ZodType>(item: Item, id: string) {
  return z
    .strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
    .meta({ id, description: 'Newest first. Ask with `nextCursor` for what follows; null at the end.' });
}

export const ofCustomer = z.strictObject({ customerId: identifierSchema });
export const ofDodoCustomer = z.strictObject({ customer_id: identifierSchema });
export const ofWallet = z.strictObject({ walletId: identifierSchema });

export { currencySchema, identifierSchema, positiveMoneySchema, timestampSchema };
