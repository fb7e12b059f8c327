import { randomBytes } from 'node:crypto';
import { type Money, WalletError } from '@coffer/adapter';
import { readMerchant } from '../merchants/index.ts';
import { createId, hashSecret, requirePayments, type WalletContext } from '../shared/index.ts';
import { requireAmount, requireTopUps } from '../topUps/index.ts';
import { findWallet } from '../wallets/index.ts';
import { findPaymentLink, type PaymentLink, toPaymentLink } from './paymentLinkRows.ts';

export type CreatePaymentLinkParameters = {
  walletId: string;
  /** What is to be paid; without it the holder chooses. */
  amount?: Money | undefined;
  /** The least and the most that a holder may choose. @default the merchant's limits */
  amountMin?: Money | undefined;
  amountMax?: Money | undefined;
  expiresInMs: number;
  metadata: Record<string, string>;
};

/**
 * Makes a link that tops up one wallet, once. Its token has 256 random bits and only its hash is kept, so
 * the address is told by this answer and never again.
 */
export async function createPaymentLink(
  context: WalletContext,
  merchantId: string,
  parameters: CreatePaymentLinkParameters,
): Promise<PaymentLink & { url: string }> {
  requirePayments(context);
  const owner = { merchantId, customerId: null };
  const wallet = await findWallet(context.database, owner, parameters.walletId);
  requireTopUps(wallet, owner);
  const { settings } = await readMerchant(context.database, merchantId);
  const offered = settings.topUp[wallet.currency];
  const amounts = amountsOf(parameters, { currency: wallet.currency, min: offered?.min, max: offered?.max });
  for (const [field, amount] of Object.entries(amounts)) {
    if (amount) requireAmount(offered, wallet, amount, field);
  }
  const token = `plk_${randomBytes(32).toString('base64url')}`;
  const at = context.now();
  const id = createId('lnk', at);
  await context.database.query(
    `insert into payment_links (id, merchant_id, customer_id, wallet_id, currency, token_hash, amount, amount_min,
       amount_max, metadata, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12)`,
    [
      id,
      merchantId,
      wallet.customer_id,
      wallet.id,
      wallet.currency,
      hashSecret(token),
      amounts.amount?.amount ?? null,
      amounts.amountMin?.amount ?? null,
      amounts.amountMax?.amount ?? null,
      JSON.stringify(parameters.metadata),
      at,
      new Date(at.getTime() + parameters.expiresInMs),
    ],
  );
  const link = toPaymentLink(await findPaymentLink(context.database, { id, merchantId }), at);
  return { ...link, url: `${context.publicUrl()}/pay/${token}` };
}

type Amounts = Pick<CreatePaymentLinkParameters, 'amount' | 'amountMin' | 'amountMax'>;

/** Either an amount, or limits; a limit that was left out is the merchant's. */
function amountsOf(
  { amount, amountMin, amountMax }: Amounts,
  { currency, min = 1, max = 1 }: { currency: string; min: number | undefined; max: number | undefined },
): Amounts {
  if (amount && (amountMin || amountMax)) {
    const message = 'is given together with limits: a link has an amount, or limits to choose within';
    throw new WalletError('invalid_request', 'Give an amount, or limits, and not both.', {
      fields: [{ field: 'amount', message }],
    });
  }
  if (amount) return { amount };
  const limits = {
    amountMin: amountMin ?? { amount: min, currency },
    amountMax: amountMax ?? { amount: max, currency },
  };
  if (limits.amountMin.amount > limits.amountMax.amount) {
    throw new WalletError('amount_out_of_range', 'The least amount is more than the most.', {
      fields: [{ field: 'amountMin.amount', message: 'is more than amountMax' }],
    });
  }
  return limits;
}
