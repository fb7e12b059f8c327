import { z } from '@hono/zod-openapi';

/**
 * Makes the document's writer see which parts of a schema may be absent.
 *
 * It asks each part `safeParse(undefined)`. A part that may be absent but not `undefined` (`exactOptional`)
 * says no to that, and the document would call it required. Validation never asks a part this way: an object
 * runs its parts itself.
 */
export function admitAbsence(schema: unknown, seen = new Set<unknown>()): void {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (schema instanceof z.ZodExactOptional) {
    const { safeParse } = schema;
    schema.safeParse = (data, params) =>
      data === undefined ? { success: true, data } : safeParse(data, params);
  }
  const parts = schema instanceof z.ZodType ? [schema._zod.def] : Object.values(schema);
  for (const part of parts) admitAbsence(part, seen);
}
