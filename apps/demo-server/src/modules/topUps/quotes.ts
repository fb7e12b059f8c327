import { type CreateQuoteParameters, type TopUpQuote, WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { readBalance } from '../../ledger/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import { createId, notFound, requirePayments, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, refuseClosed, type WalletRow } from '../wallets/index.ts';
import { calculateQuote } from './calculateQuote.ts';

/** How long a quote can be confirmed. */
const quoteLifetimeMs = 15 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** A quote as stored. */
export type QuoteRow = SqlRow & {
  id: string;
  merchant_id: string;
  customer_id: string;
  wallet_id: string;
  currency: string;
  amount: number;
  bonus: number;
  fee: number;
  tax: number;
  total: number;
  balance_after: number;
  bonus_expires_at: Date | null;
  expires_at: Date;
  top_up_id: string | null;
  payment_link_id: string | null;
};

/** Reckons a top-up of the owner's wallet, and keeps the figures for its confirmation. */
export async function createQuote(
  context: WalletContext,
  owner: AccessScope,
  parameters: CreateQuoteParameters,
): Promise<TopUpQuote> {
  const wallet = await findWallet(context.database, owner, parameters.walletId);
  if (owner.customerId !== null) {
    await context.limiter.consume({ limit: 'customerQuotes', of: owner.customerId });
  }
  const row = await insertQuote(context, context.database, { owner, wallet, amount: parameters.amount });
  return toQuote(row);
}

type InsertQuoteParameters = {
  owner: AccessScope;
  wallet: WalletRow;
  amount: CreateQuoteParameters['amount'];
  /** The link that alone may pay it. @default none: its customer does */
  paymentLinkId?: string | null;
};

/** Reckons and stores a quote, in the caller's transaction where there is one. */
export async function insertQuote(
  context: WalletContext,
  database: Queryable,
  { owner, wallet, amount, paymentLinkId = null }: InsertQuoteParameters,
): Promise<QuoteRow> {
  requirePayments(context);
  requireTopUps(wallet, owner);
  const { settings } = await readMerchant(database, owner.merchantId);
  const topUp = requireAmount(settings.topUp[wallet.currency], wallet, amount);
  const balance = (await readBalance(database, { accountId: wallet.id, at: context.now() }))?.balance ?? 0;
  const reckoned = calculateQuote(topUp, amount.amount);
  const balanceAfter = balance + amount.amount + reckoned.bonus;
  if (!Number.isSafeInteger(reckoned.total) || !Number.isSafeInteger(balanceAfter)) {
    throw outOfRange('The total or the balance after it would be beyond 2^53−1.', {});
  }
  const at = context.now();
  const expires = reckoned.bonus > 0 && topUp.bonusExpiresAfterDays !== null;
  const [row] = await database.query<QuoteRow>(
    `insert into top_up_quotes (id, merchant_id, customer_id, wallet_id, currency, amount, bonus, fee, tax, total,
       balance_after, bonus_expires_at, created_at, expires_at, payment_link_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning *`,
    [
      createId('quo', at),
      owner.merchantId,
      wallet.customer_id,
      wallet.id,
      wallet.currency,
      amount.amount,
      reckoned.bonus,
      reckoned.fee,
      reckoned.tax,
      reckoned.total,
      balanceAfter,
      expires ? new Date(at.getTime() + (topUp.bonusExpiresAfterDays ?? 0) * dayMs) : null,
      at,
      new Date(at.getTime() + quoteLifetimeMs),
      paymentLinkId,
    ],
  );
  if (!row) throw notFound('quote');
  return row;
}

/** Takes a quote for one attempt to pay it: nobody else can take it until the transaction ends. */
export async function takeQuote(
  context: WalletContext,
  transaction: Transaction,
  {
    owner,
    quoteId,
    paymentLinkId = null,
  }: { owner: AccessScope; quoteId: string; paymentLinkId?: string | null },
): Promise<QuoteRow> {
  const [row] = await transaction.query<QuoteRow>(
    `select * from top_up_quotes where id = $1 and merchant_id = $2 and ($3::text is null or customer_id = $3)
       and payment_link_id is not distinct from $4
     for update`,
    [quoteId, owner.merchantId, owner.customerId, paymentLinkId],
  );
  if (!row) throw notFound('quote');
  if (row.top_up_id !== null) {
    const facts = { topUpId: row.top_up_id };
    throw new WalletError('quote_used', 'This quote was confirmed before. Ask for a new one.', { facts });
  }
  if (row.expires_at <= context.now()) {
    throw new WalletError('quote_expired', 'This quote has expired. Ask for a new one.');
  }
  return row;
}

/** A customer's top-ups of a frozen wallet are refused, and everybody's of a closed one. */
export function requireTopUps(wallet: WalletRow, owner: AccessScope): void {
  refuseClosed(wallet);
  if (wallet.status === 'frozen' && owner.customerId !== null) {
    throw new WalletError('wallet_frozen', 'This wallet is frozen and takes no top-ups.');
  }
}

/** What is offered in the wallet's currency, where the amount keeps to it. */
export function requireAmount(
  settings: CurrencyTopUpSettings | undefined,
  wallet: WalletRow,
  { amount, currency }: CreateQuoteParameters['amount'],
  field = 'amount',
): CurrencyTopUpSettings {
  if (currency !== wallet.currency) {
    const message = `This wallet is in ${wallet.currency}.`;
    const fields = [{ field: `${field}.currency`, message }];
    throw new WalletError('currency_mismatch', message, {
      fields,
      facts: { walletCurrency: wallet.currency },
    });
  }
  if (!settings) {
    throw new WalletError('currency_not_supported', `Top-ups in ${wallet.currency} are not offered.`);
  }
  const { min, max, step } = settings;
  if (amount < min || amount > max) {
    throw outOfRange(`Amounts are from ${min} to ${max} minor units.`, { min, max, step }, field);
  }
  if (amount % step !== 0)
    throw outOfRange(`Amounts are multiples of ${step} minor units.`, { min, max, step }, field);
  return settings;
}

function outOfRange(message: string, facts: Record<string, number>, field = 'amount'): WalletError {
  return new WalletError('amount_out_of_range', message, {
    facts,
    fields: [{ field: `${field}.amount`, message }],
  });
}

/** A stored quote as the wire shows it. */
export function toQuote(row: QuoteRow): TopUpQuote {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    walletId: row.wallet_id,
    amount: money(row.amount),
    bonus: money(row.bonus),
    fee: money(row.fee),
    tax: money(row.tax),
    total: money(row.total),
    balanceAfter: money(row.balance_after),
    bonusExpiresAt: row.bonus_expires_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
  };
}
