import { z } from 'zod';

/** An error on the vendor's wire. */
export const dodoErrorSchema = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).exactOptional(),
  })
  .meta({ id: 'DodoError', description: 'An error as Dodo Payments says it; `code` is UPPER_SNAKE.' });
