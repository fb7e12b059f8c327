import { z } from 'zod';
import { wireErrorCodes } from '../errors/WalletErrorCode.ts';
import { topUpSchema } from './documentation.ts';

/** `Problem` on the wire. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(wireErrorCodes),
    detail: z.string(),
    requestId: z.string().exactOptional(),
    errors: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .readonly()
      .exactOptional(),
    facts: z.record(z.string(), z.unknown()).readonly().exactOptional(),
    topUp: z.exactOptional(topUpSchema),
  })
  .meta({ id: 'Problem', description: 'An error: RFC 9457, with a stable code.' });
