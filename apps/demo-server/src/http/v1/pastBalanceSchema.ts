import { moneySchema, timestampSchema } from '@coffer/adapter/server';
import { z } from 'zod';

/** `PastBalance` on the wire. */
export const pastBalanceSchema = z
  .strictObject({ walletId: z.string(), balance: moneySchema, asOf: timestampSchema })
  .meta({ id: 'PastBalance', description: 'The sum of the entries up to and at an instant.' });
