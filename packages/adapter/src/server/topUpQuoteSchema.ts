import { z } from 'zod';
import { identifierSchema } from './identifierSchema.ts';
import { moneySchema, positiveMoneySchema } from './moneySchema.ts';
import { timestampSchema } from './timestampSchema.ts';

/** `TopUpQuote` on the wire. */
export const topUpQuoteSchema = z
  .strictObject({
    id: identifierSchema,
    walletId: identifierSchema,
    amount: moneySchema,
    bonus: moneySchema,
    fee: moneySchema,
    tax: moneySchema,
    total: moneySchema,
    balanceAfter: moneySchema,
    bonusExpiresAt: timestampSchema.nullable(),
    expiresAt: timestampSchema,
  })
  .meta({ id: 'TopUpQuote', description: 'What a top-up will cost and give, reckoned by the server.' });

/** What asks for a quote. */
export const createQuoteSchema = z
  .strictObject({ amount: positiveMoneySchema })
  .meta({ id: 'CreateQuote', description: 'Asks what a top-up would cost and give.' });
