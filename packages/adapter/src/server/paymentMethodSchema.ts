import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `PaymentMethod` on the wire. */
export const paymentMethodSchema = z
  .strictObject({
    id: identifierSchema,
    type: z.enum(['card', 'bankDebit', 'other']),
    brand: z.string(),
    last4: z.string(),
    expiry: z.strictObject({ month: z.int().min(1).max(12), year: z.int() }).nullable(),
    priority: z.int().positive(),
    offSession: z.boolean(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'PaymentMethod', description: "A customer's saved way to pay; priority 1 is used first." });

/** What saves a payment method. */
export const addPaymentMethodSchema = z
  .strictObject({ token: z.string().min(1).max(1000).meta({ description: "The processor's token for it." }) })
  .meta({ id: 'AddPaymentMethod', description: "Saves the method behind a processor's token." });
