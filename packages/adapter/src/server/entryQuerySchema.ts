import { z } from 'zod';
import { entrySources, entryTypes } from '../port/Entry.ts';
import { timestampSchema } from './timestampSchema.ts';

/** A whole number in a query string. */
export function wholeNumber(minimum: number, maximum: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,16}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ type: 'integer', minimum, maximum, pattern: undefined, description });
}

function commaSeparated<const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) {
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)))
    .meta({ type: 'array', items: { type: 'string', enum: [...values] }, description });
}

/** Which page of which entries, as query parameters. Lists are separated by commas. */
export const entryQuerySchema = z.strictObject({
  type: commaSeparated(entryTypes, 'Only these types, separated by commas.').exactOptional(),
  source: commaSeparated(entrySources, 'Only these sources, separated by commas.').exactOptional(),
  direction: z.enum(['in', 'out']).exactOptional(),
  from: timestampSchema.exactOptional(),
  to: timestampSchema.exactOptional(),
  amountMin: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Least size, in minor units.').exactOptional(),
  amountMax: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Greatest size, in minor units.').exactOptional(),
  text: z.string().max(100).meta({ description: 'Found in reason or reference.' }).exactOptional(),
  cursor: z.string().min(1).max(1000).exactOptional(),
  limit: wholeNumber(1, 100, 'Entries a page; 25 unless given.').exactOptional(),
});
