import {
  type CreateQuoteParameters,
  type TopUpQuote,
  type TopUpSettings,
  WalletError,
} from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { readBalance } from '../../ledger/index.ts';
import { readTaxTreatment, withTaxOf } from '../billing/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import { createId, moneyText, notFound, requirePayments, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet, ownedBy, refuseClosed, type WalletRow } from '../wallets/index.ts';
import { calculateBonus, calculateQuote } from './calculateQuote.ts';
import type { QuoteRow } from './repository.ts';

/** Time for which a quote can be confirmed. */
const quoteLifetimeMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** Calculates a top-up of the owner's wallet, and stores the amounts for its confirmation. */
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
  /** The payment link that alone may pay the quote. Defaults to none: the customer pays it. */
  paymentLinkId?: string | null;
};

/** Calculates and stores a quote, in the caller's transaction if there is one. */
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
  const customer = { merchantId: owner.merchantId, customerId: wallet.customer_id };
  const treatment = await readTaxTreatment(database, customer);
  const amounts = calculateQuote(await withTaxOf(database, customer, topUp), amount.amount);
  const balanceAfter = balance + amount.amount + amounts.bonus;
  if (!Number.isSafeInteger(amounts.total) || !Number.isSafeInteger(balanceAfter)) {
    throw outOfRange('The total or the balance after it would be beyond 2^53−1.', {});
  }
  const at = context.now();
  const expiresAfterDays = amounts.bonus > 0 ? topUp.bonusExpiresAfterDays : null;
  const insert = kysely
    .insertInto('top_up_quotes')
    .values({
      id: createId('quo', at),
      merchant_id: owner.merchantId,
      customer_id: wallet.customer_id,
      wallet_id: wallet.id,
      payment_link_id: paymentLinkId,
      currency: wallet.currency,
      amount: amount.amount,
      ...amounts,
      tax_treatment: treatment,
      balance_after: balanceAfter,
      bonus_expires_at: expiresAfterDays === null ? null : new Date(at.getTime() + expiresAfterDays * dayMs),
      created_at: at,
      expires_at: new Date(at.getTime() + quoteLifetimeMs),
    })
    .returningAll();
  const row = await executeTakeFirst(database, insert);
  if (!row) throw new Error('The quote was not stored.');
  return row;
}

/**
 * Locks a quote that can still be confirmed, until the transaction ends.
 *
 * @throws WalletError `not_found`, `quote_used` or `quote_expired`
 */
export async function lockQuote(
  context: WalletContext,
  transaction: Transaction,
  {
    owner,
    quoteId,
    paymentLinkId = null,
  }: { owner: AccessScope; quoteId: string; paymentLinkId?: string | null },
): Promise<QuoteRow> {
  const query = kysely
    .selectFrom('top_up_quotes')
    .selectAll()
    .where('id', '=', quoteId)
    .where(({ and }) => and(ownedBy(owner)))
    .where('payment_link_id', paymentLinkId === null ? 'is' : '=', paymentLinkId)
    .forUpdate();
  const row = await executeTakeFirst(transaction, query);
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

/** Rejects top-ups of a closed wallet, and a customer's top-ups of a frozen one. */
export function requireTopUps(wallet: WalletRow, owner: AccessScope): void {
  refuseClosed(wallet);
  if (wallet.status === 'frozen' && owner.customerId !== null) {
    throw new WalletError('wallet_frozen', 'This wallet is frozen and takes no top-ups.');
  }
}

/** Rejects an amount that the merchant does not offer. Returns the merchant's settings for the wallet's currency. */
export function requireAmount(
  settings: CurrencyTopUpSettings | undefined,
  wallet: WalletRow,
  { amount, currency }: CreateQuoteParameters['amount'],
  field = 'amount',
): CurrencyTopUpSettings {
  if (currency !== wallet.currency) {
    const message = `This wallet is in ${wallet.currency}. Send the amount in ${wallet.currency}.`;
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
  const money = (minorUnits: number) => moneyText(minorUnits, currency);
  if (amount < min || amount > max) {
    throw outOfRange(`Send an amount from ${money(min)} to ${money(max)}.`, { min, max, step }, field);
  }
  if (amount % step !== 0) throw outOfRange(`Send a multiple of ${money(step)}.`, { min, max, step }, field);
  return settings;
}

function outOfRange(message: string, facts: Record<string, number>, field = 'amount'): WalletError {
  return new WalletError('amount_out_of_range', message, {
    facts,
    fields: [{ field: `${field}.amount`, message }],
  });
}

/** Converts a stored quote to the wire's shape. */
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

/** Converts the merchant's settings for one currency to the wire's shape. */
export function toTopUpSettings(currency: string, settings: CurrencyTopUpSettings): TopUpSettings {
  const money = (amount: number) => ({ amount, currency });
  return {
    currency,
    min: money(settings.min),
    max: money(settings.max),
    step: money(settings.step),
    presets: settings.presets.map((amount) => ({
      amount: money(amount),
      bonus: money(calculateBonus(settings, amount)),
    })),
  };
}
