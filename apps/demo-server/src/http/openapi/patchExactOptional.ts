import { z } from '@hono/zod-openapi';

/**
 * Makes the document's writer see that a part of a schema may be absent.
 *
 * It asks each part `safeParse(undefined)`. A part that may be absent but not `undefined` (`exactOptional`)
 * says no to that, and the document would call it required. Validation never asks a part this way: an object
 * runs its parts itself.
 */
export function patchExactOptional(part: z.ZodType): void {
  if (!(part instanceof z.ZodExactOptional)) return;
  const { safeParse } = part;
  part.safeParse = (data, params) => (data === undefined ? { success: true, data } : safeParse(data, params));
}
