import { z } from 'zod';
import type { CustomerBalance } from '../../modules/balances/index.ts';
import { currencySchema, timestampSchema } from '../schemas.ts';

/** A wallet in Dodo's API. */
export const dodoWalletSchema = z
  .strictObject({
    customer_id: z.string(),
    currency: currencySchema,
    balance: z.int(),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'DodoWallet' });

/** Converts a wallet with its balance to Dodo's format. */
export function toDodoWallet(wallet: CustomerBalance): z.output<typeof dodoWalletSchema> {
  return {
    customer_id: wallet.customerId,
    currency: wallet.currency,
    balance: wallet.balance,
    created_at: wallet.createdAt,
    updated_at: wallet.updatedAt,
  };
}
