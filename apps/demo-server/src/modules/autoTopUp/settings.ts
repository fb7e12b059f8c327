import {
  type AutoTopUp,
  type AutoTopUpSettings,
  type SaveAutoTopUpParameters,
  WalletError,
} from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { recordAction } from '../auditLog/index.ts';
import { withTaxOf } from '../billing/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import { type CustomerOfMerchant, findPaymentMethod, lockMethods } from '../paymentMethods/index.ts';
import {
  type CallerKey,
  cardOf,
  claimKey,
  findEarlier,
  fingerprintOf,
  type IdempotentResult,
  requireFewFailures,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { requireTopUps } from '../topUps/index.ts';
import { type AccessScope, findWallet, type WalletRow } from '../wallets/index.ts';
import { cancelAttempt } from './attempts.ts';
import { type GivenConsent, insertConsent, requireNewConsent, requirePastConsent } from './consents.ts';
import { evaluateAutoTopUp } from './evaluate.ts';
import { emailCustomer } from './mails.ts';
import { readAutoTopUp } from './readAutoTopUp.ts';
import { findRule, type RuleRow, settingsOf } from './repository.ts';
import { requireAmounts, requireCurrency, settingsRefused } from './rule.ts';

/**
 * Turns a rule on, or changes it, for a merchant who has the customer's consent. The customer is notified by email.
 *
 * @throws WalletError as `saveAutoTopUp`, and `invalid_request` for a consent in the future
 */
export async function saveMerchantAutoTopUp(
  context: WalletContext,
  owner: AccessScope,
  parameters: SaveAutoTopUpParameters & { key: CallerKey; consent: GivenConsent },
): Promise<IdempotentResult<AutoTopUp>> {
  const wallet = await findWallet(context.database, owner, parameters.walletId);
  const customer = { merchantId: owner.merchantId, customerId: wallet.customer_id };
  return saveAutoTopUp(context, customer, parameters);
}

/**
 * Turns a rule on, or changes it, and ends a pause. When the balance is already below the threshold, it charges before
 * it responds: `previewAutoTopUp` says how much.
 *
 * @throws WalletError `version_conflict` when the rule has changed since the version of the parameters
 */
export async function saveAutoTopUp(
  context: WalletContext,
  customer: CustomerOfMerchant,
  {
    key,
    consent = null,
    ...parameters
  }: SaveAutoTopUpParameters & { key: CallerKey; consent?: GivenConsent | null },
): Promise<IdempotentResult<AutoTopUp>> {
  const { walletId, settings } = parameters;
  const request = consent === null ? parameters : { ...parameters, consent };
  const requestKey = { ...key, fingerprint: fingerprintOf('saveAutoTopUp', request) };
  const now = context.now();
  if (consent !== null) requirePastConsent(consent, now);
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: customer.customerId });
  }
  const earlier = await context.database.transaction(async (transaction) => {
    const claimed = await claimKey<AutoTopUp>(transaction, requestKey, { resourceId: walletId, at: now });
    if (claimed) return claimed;
    const wallet = await findWallet(transaction, customer, walletId);
    // The removal of the payment method at the same time either rejects the rule or turns it off.
    await lockMethods(transaction, customer);
    const before = await lockOrCreate(transaction, customer, walletId);
    if (before.version !== parameters.version) throw conflict(before.version);
    await requireSettings(transaction, customer, { wallet, settings, now });
    const method = await findPaymentMethod(transaction, customer, settings.paymentMethodId);
    await requireFewFailures(context, transaction, customer, ...cardOf(customer.merchantId, method));
    if (consent !== null) requireNewConsent(consent, before);
    const consentId = await insertConsent(context, transaction, { rule: before, settings, consent });
    await updateSettings(transaction, before, { settings, consentId, isByMerchant: consent !== null, now });
    await recordAction(context, transaction, consentId);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await cancelAttempt(context, walletId);
  await evaluateAutoTopUp(context, walletId);
  const value = await readAutoTopUp(context, customer, walletId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

/** Locks the rule. Creates one that is off when there is none. */
async function lockOrCreate(
  transaction: Transaction,
  { merchantId, customerId }: CustomerOfMerchant,
  walletId: string,
): Promise<RuleRow> {
  const insert = kysely
    .insertInto('auto_top_ups')
    .values({ wallet_id: walletId, merchant_id: merchantId, customer_id: customerId })
    .onConflict((conflict) => conflict.doNothing());
  await execute(transaction, insert);
  const rule = await findRule(transaction, walletId, 'lock');
  if (!rule) throw new Error(`The auto top-up of wallet ${walletId} was not stored.`);
  return rule;
}

/**
 * Stores the settings, and emails the customer when auto top-up is turned on, or when a merchant changes it. Saving
 * them ends a cool-down, because the customer decided again; the caps still hold.
 */
async function updateSettings(
  transaction: Transaction,
  { wallet_id: walletId, enabled: wasEnabled }: RuleRow,
  {
    settings,
    consentId,
    isByMerchant,
    now,
  }: { settings: AutoTopUpSettings; consentId: string; isByMerchant: boolean; now: Date },
): Promise<void> {
  await execute(
    transaction,
    kysely
      .updateTable('auto_top_ups')
      .set((row) => ({
        enabled: true,
        consent_id: consentId,
        version: row('version', '+', 1),
        mode: settings.mode,
        threshold: settings.threshold.amount,
        amount: settings.amount.amount,
        payment_method_id: settings.paymentMethodId,
        monthly_cap: settings.monthlyCap.amount,
        daily_count: settings.dailyCount,
        declines: 0,
        paused_code: null,
        paused_at: null,
        cooldown_until: null,
        next_evaluation_at: now,
      }))
      .where('wallet_id', '=', walletId),
  );
  // An attempt with another payment method is no longer wanted: the next retry cancels it.
  await execute(
    transaction,
    kysely
      .updateTable('auto_top_up_attempts')
      .from('top_ups')
      .set({ retry_at: now })
      .whereRef('top_ups.id', '=', 'auto_top_up_attempts.top_up_id')
      .where('auto_top_up_attempts.wallet_id', '=', walletId)
      .where('auto_top_up_attempts.in_flight', '=', true)
      .where('top_ups.payment_method_id', '<>', settings.paymentMethodId),
  );
  if (!wasEnabled || isByMerchant) await emailCustomer(transaction, { walletId, news: 'enabled', now });
}

/** Ends the pause of a rule, and charges at once when a charge is due. The settings stay as they are. */
export async function resumeAutoTopUp(
  context: WalletContext,
  customer: CustomerOfMerchant,
  { walletId, key }: { walletId: string; key: CallerKey },
): Promise<IdempotentResult<AutoTopUp>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('resumeAutoTopUp', { walletId }) };
  const now = context.now();
  if (!(await findEarlier(context.database, requestKey))) {
    await context.limiter.consume({ limit: 'customerPayments', of: customer.customerId });
  }
  const earlier = await context.database.transaction(async (transaction) => {
    const claimed = await claimKey<AutoTopUp>(transaction, requestKey, { resourceId: walletId, at: now });
    if (claimed) return claimed;
    await recordAction(context, transaction);
    const wallet = await findWallet(transaction, customer, walletId);
    const rule = await findRule(transaction, walletId, 'lock');
    const settings = settingsOf(rule, wallet.currency);
    if (!rule?.enabled || rule.paused_code === null || !settings) return null;
    await requireSettings(transaction, customer, { wallet, settings, now });
    const method = await findPaymentMethod(transaction, customer, settings.paymentMethodId);
    await requireFewFailures(context, transaction, customer, ...cardOf(customer.merchantId, method));
    const update = kysely
      .updateTable('auto_top_ups')
      .set((row) => ({
        version: row('version', '+', 1),
        declines: 0,
        paused_code: null,
        paused_at: null,
        cooldown_until: null,
        next_evaluation_at: now,
      }))
      .where('wallet_id', '=', walletId);
    await execute(transaction, update);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await evaluateAutoTopUp(context, walletId);
  const value = await readAutoTopUp(context, customer, walletId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

/**
 * Rejects settings that could not work.
 *
 * @returns the merchant's settings for top-ups in the wallet's currency
 * @throws WalletError `auto_top_up_refused`, `amount_out_of_range`, `currency_mismatch`, `payment_method_unusable` …
 */
export async function requireSettings(
  database: Queryable,
  customer: CustomerOfMerchant,
  { wallet, settings, now }: { wallet: WalletRow; settings: AutoTopUpSettings; now: Date },
): Promise<CurrencyTopUpSettings> {
  requireTopUps(wallet, customer);
  requireCurrency(wallet, settings);
  const { settings: offered } = await readMerchant(database, customer.merchantId);
  const topUp = await withTaxOf(database, customer, offered.topUp[wallet.currency]);
  if (!topUp) throw settingsRefused('amount', `Top-ups in ${wallet.currency} are not offered.`);
  requireAmounts(topUp, settings);
  await requireMethod(database, customer, { paymentMethodId: settings.paymentMethodId, now });
  return topUp;
}

async function requireMethod(
  database: Queryable,
  customer: CustomerOfMerchant,
  { paymentMethodId, now }: { paymentMethodId: string; now: Date },
): Promise<void> {
  const method = await findPaymentMethod(database, customer, paymentMethodId);
  const { expiry_year: year, expiry_month: month } = method;
  const isExpired = year !== null && month !== null && new Date(Date.UTC(year, month)) <= now;
  if (method.off_session && !isExpired) return;
  const message = isExpired
    ? 'This card has expired. Choose another method.'
    : 'This method asks its owner each time. Choose one that can be charged while they are away.';
  throw new WalletError('payment_method_unusable', message, {
    fields: [{ field: 'paymentMethodId', message }],
  });
}

function conflict(version: number): WalletError {
  const message = 'Auto top-up was changed in the meantime. Read it again, then save what you want to keep.';
  return new WalletError('version_conflict', message, { facts: { version } });
}
