import { z } from 'zod';
import { topUpFailureCodes, topUpStatuses } from '../port/TopUp.ts';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `TopUp` on the wire. */
export const topUpSchema = z
  .strictObject({
    id: identifierSchema,
    walletId: identifierSchema,
    quoteId: identifierSchema,
    status: z.enum(topUpStatuses),
    amount: moneySchema,
    bonus: moneySchema,
    fee: moneySchema,
    tax: moneySchema,
    total: moneySchema,
    paymentMethodId: identifierSchema.nullable(),
    action: z.strictObject({ type: z.literal('redirect'), url: z.url() }).nullable(),
    failure: z.strictObject({ code: z.enum(topUpFailureCodes), message: z.string() }).nullable(),
    expectedAt: timestampSchema.nullable(),
    entryId: identifierSchema.nullable(),
    balanceAfter: moneySchema.nullable(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({
    id: 'TopUp',
    description: 'One attempt to add funds by paying. Settled means that the entry exists.',
  });

/** What confirms a quote. */
export const createTopUpSchema = z
  .strictObject({
    quoteId: identifierSchema,
    paymentMethodId: identifierSchema,
    returnUrl: z
      .url({ protocol: /^https?$/, error: 'is no http or https address' })
      .max(2000)
      .meta({ description: 'Where a confirm page sends the customer back to.' })
      .exactOptional(),
  })
  .meta({ id: 'CreateTopUp', description: 'Confirms a quote and pays it.' });
