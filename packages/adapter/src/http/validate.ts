import type * as z from 'zod/mini';

/** Returns whether a value matches a schema. Fields that the schema does not name are allowed, and stay. */
export function validate<Value>(schema: z.ZodMiniType<Value>, value: unknown): value is Value {
  return schema.safeParse(value).success;
}
