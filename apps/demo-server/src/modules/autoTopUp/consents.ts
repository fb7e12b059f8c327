import { type AutoTopUpConsent, type AutoTopUpSettings, formatMoney, WalletError } from '@coffer/adapter';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { readMerchant } from '../merchants/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import type { RuleRow } from './repository.ts';
import { settingsRefused } from './rule.ts';

/** A consent that a merchant records for its customer. */
export type GivenConsent = { source: AutoTopUpConsent['source']; acceptedAt: Date; text: string };

/**
 * Rejects a consent that lies in the future.
 *
 * @throws WalletError `invalid_request`
 */
export function requirePastConsent({ acceptedAt }: GivenConsent, now: Date): void {
  if (acceptedAt <= now) return;
  const message = 'must not be in the future';
  const fields = [{ field: 'consent.acceptedAt', message }];
  throw new WalletError(
    'invalid_request',
    'The consent is in the future. Send the time when the customer agreed.',
    {
      fields,
    },
  );
}

/**
 * Rejects a consent from before the rule was last turned off.
 *
 * @throws WalletError `auto_top_up_refused`
 */
export function requireNewConsent(
  { acceptedAt }: GivenConsent,
  { turned_off_at: turnedOffAt }: RuleRow,
): void {
  if (turnedOffAt === null || acceptedAt > turnedOffAt) return;
  throw settingsRefused(
    'consent.acceptedAt',
    'Auto top-up was turned off after this consent. Record a new consent of the customer.',
  );
}

/**
 * Records a consent to the settings of a rule, and returns its id. Without a merchant's consent, the customer agrees in
 * the app at this moment.
 */
export async function insertConsent(
  context: WalletContext,
  transaction: Transaction,
  { rule, settings, consent }: { rule: RuleRow; settings: AutoTopUpSettings; consent: GivenConsent | null },
): Promise<string> {
  const now = context.now();
  const { merchant_id, customer_id, wallet_id } = rule;
  const given = consent ?? {
    source: 'inApp',
    acceptedAt: now,
    text: await termsText(transaction, merchant_id, settings),
  };
  const id = createId('con', now);
  const insert = kysely.insertInto('consents').values({
    id,
    merchant_id,
    customer_id,
    wallet_id,
    source: given.source,
    accepted_at: given.acceptedAt,
    text: given.text,
    recorded_by_type: consent === null ? 'customer' : 'merchant',
    recorded_by: context.audit?.actor.id ?? customer_id,
    payment_method_id: settings.paymentMethodId,
    mode: settings.mode,
    threshold: settings.threshold.amount,
    amount: settings.amount.amount,
    monthly_cap: settings.monthlyCap.amount,
    daily_count: settings.dailyCount,
    created_at: now,
  });
  await execute(transaction, insert);
  return id;
}

/** Reads the consent of a rule. Null for a rule without one. */
export async function readConsent(
  database: Queryable,
  rule: RuleRow | undefined,
): Promise<AutoTopUpConsent | null> {
  const consentId = rule?.consent_id ?? null;
  if (consentId === null) return null;
  const query = kysely.selectFrom('consents').selectAll().where('id', '=', consentId);
  const row = await executeTakeFirst(database, query);
  if (!row) throw new Error(`Consent ${consentId} is missing.`);
  const { source, text, recorded_by_type: recordedBy } = row;
  return { source, acceptedAt: row.accepted_at.toISOString(), text, recordedBy };
}

/** Writes the terms that a customer agrees to by saving the settings in the app, in English. */
async function termsText(
  transaction: Transaction,
  merchantId: string,
  { mode, threshold, amount, monthlyCap, dailyCount }: AutoTopUpSettings,
): Promise<string> {
  const { name } = await readMerchant(transaction, merchantId);
  const text = (money: AutoTopUpSettings['amount']) => formatMoney(money, { locale: 'en' });
  const adds = mode === 'fixed' ? `adds ${text(amount)}` : `tops up to ${text(amount)}`;
  return `When my available balance falls below ${text(threshold)}, ${name} ${adds} and charges my payment method automatically: at most ${text(monthlyCap)} a month and ${dailyCount} times a day. I can turn this off at any time.`;
}
