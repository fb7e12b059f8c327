import * as z from 'zod/mini';
import type { Money } from '../money/Money.ts';
import { isRecord, isString } from './isRecord.ts';

/** Unique identifier. It has no structure that a reader could rely on. */
export const identifier = z.string();

/** Time as RFC 3339 text, in UTC. */
export const timestamp = z.string();

/** Day in UTC as `YYYY-MM-DD`. */
export const day = z.string();

/** URL that a browser can open. */
export const url = z.string();

/** Whole number of zero or more. */
export const count = z.int();

/** Whole number of one or more. */
export const ordinal = z.int();

/** Alphabetic code of ISO 4217. Only its form is checked: formatting an unknown currency reports it. */
export const currency = z
  .string()
  .check(z.regex(/^[A-Z]{3}$/, { error: 'is not an ISO 4217 currency code', abort: true }));

export const moneySchema = z.object({ amount: z.int(), currency }) satisfies z.ZodMiniType<Money>;

/** Response without a body. */
export const emptySchema = z.undefined();

/**
 * Creates the schema of a text with these values so far. A newer server may send other values, and a page must survive
 * them, so any text is valid. The type has the known values.
 */
export function openEnum<const Value extends string>(
  values: readonly Value[],
): z.ZodMiniCustom<Value, Value> {
  const schema = z.custom<Value>(isString);
  schema._zod.toJSONSchema = () => ({ type: 'string', enum: values });
  return schema;
}

/**
 * Marks a field that a page does not check, because a missing or wrong value in it shows no wrong number and breaks
 * nothing. A response that moved money is not rejected for such a field. Its type and its documentation stay.
 */
export function trusted<Schema extends z.ZodMiniType>(schema: Schema): z.ZodMiniCatch<Schema> {
  // The substitute is never read: `validate` returns the response as it came.
  // The constructor, since the function `z.catch` brings 3 kB of helpers to a page.
  return new z.ZodMiniCatch({
    type: 'catch',
    innerType: schema,
    catchValue: () => undefined,
  }) as z.ZodMiniCatch<Schema>;
}

/** Creates the schema of an object whose kinds a newer server may add to. Its fields are not checked. */
export function openObject<Value extends object>(): z.ZodMiniCustom<Value, Value> {
  const schema = z.custom<Value>(isRecord);
  schema._zod.toJSONSchema = () => ({ type: 'object' });
  return schema;
}
