import { randomBytes } from 'node:crypto';
import { type Money, WalletError } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import { readMerchant } from '../merchants/index.ts';
import { createId, hashSecret, requirePayments, type WalletContext } from '../shared/index.ts';
import { requireAmount, requireTopUps } from '../topUps/index.ts';
import { findWallet } from '../wallets/index.ts';
import { findPaymentLink, type PaymentLink, toPaymentLink } from './repository.ts';

export type CreatePaymentLinkParameters = {
  walletId: string;
  /** The amount to pay. Defaults to the payer's choice within the limits. */
  amount?: Money | undefined;
  /** Limits of the payer's choice. Default to the merchant's limits. */
  amountMin?: Money | undefined;
  amountMax?: Money | undefined;
  expiresInMs: number;
  metadata: Record<string, string>;
};

/**
 * Creates a link that tops up one wallet, once. Its token has 256 random bits and only its hash is stored, so the URL is
 * returned only here.
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
  const insert = kysely.insertInto('payment_links').values({
    id,
    merchant_id: merchantId,
    customer_id: wallet.customer_id,
    wallet_id: wallet.id,
    currency: wallet.currency,
    token_hash: hashSecret(token),
    amount: amounts.amount?.amount ?? null,
    amount_min: amounts.amountMin?.amount ?? null,
    amount_max: amounts.amountMax?.amount ?? null,
    metadata: JSON.stringify(parameters.metadata),
    created_at: at,
    expires_at: new Date(at.getTime() + parameters.expiresInMs),
  });
  await context.database.transaction(async (transaction) => {
    await execute(transaction, insert);
    await recordAction(context, transaction, id);
  });
  const link = toPaymentLink(await findPaymentLink(context.database, { id, merchantId }), at);
  return { ...link, url: `${context.publicUrl()}/pay/${token}` };
}

type Amounts = Pick<CreatePaymentLinkParameters, 'amount' | 'amountMin' | 'amountMax'>;

/** Returns either an amount, or limits. A missing limit is the merchant's. */
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
