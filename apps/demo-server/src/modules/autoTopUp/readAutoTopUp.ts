import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { requireBalance } from '../balances/index.ts';
import { withTaxOf } from '../billing/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { calculateQuote } from '../topUps/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { readConsent } from './consents.ts';
import {
  type AttemptRow,
  type AutoTopUpUsage,
  findRule,
  type RuleRow,
  readUsage,
  settingsOf,
  toAttempt,
} from './repository.ts';
import { calculateTopUpAmount, limitedUntil } from './rule.ts';

/** Number of attempts that a response shows. */
const attemptsShown = 10;

/** Reads a wallet's auto top-up: its settings, its status and its latest attempts. */
export async function readAutoTopUp(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
  database: Queryable = context.database,
): Promise<AutoTopUp> {
  const { currency, customer_id: customerId } = await findWallet(database, owner, walletId);
  const { settings: offered } = await readMerchant(database, owner.merchantId);
  const customer = { merchantId: owner.merchantId, customerId };
  const topUp = await withTaxOf(database, customer, offered.topUp[currency] ?? notOffered);
  const now = context.now();
  const rule = await findRule(database, walletId);
  const attempts = await listAttempts(database, walletId);
  const usage = await readUsage(database, { walletId, now });
  const { available } = await requireBalance(database, walletId, now);
  const settings = settingsOf(rule, currency);
  const pending = attempts.find((attempt) => attempt.in_flight);
  const status = statusOf({ rule, settings, topUp, pending, usage, available, now });
  const { paused_code: code = null, paused_at: since = null } = rule ?? {};
  return {
    walletId,
    ...status,
    settings,
    consent: await readConsent(database, rule),
    suggestion: suggest(topUp, currency),
    version: rule?.version ?? 0,
    paused: code === null || since === null ? null : { code, since: since.toISOString() },
    action: pending?.action_url ? { type: 'redirect', url: pending.action_url } : null,
    usedThisMonth: { amount: usage.month, currency },
    usedToday: usage.day,
    attempts: attempts.map(toAttempt),
  };
}

type StatusParts = {
  rule: RuleRow | undefined;
  settings: AutoTopUpSettings | null;
  topUp: CurrencyTopUpSettings;
  pending: AttemptRow | undefined;
  usage: AutoTopUpUsage;
  available: number;
  now: Date;
};

function statusOf(parts: StatusParts): Pick<AutoTopUp, 'status' | 'resumesAt'> {
  const { rule, settings, topUp, pending, usage, available, now } = parts;
  if (!rule?.enabled || !settings) return { status: 'off', resumesAt: null };
  if (rule.paused_code !== null) return { status: 'paused', resumesAt: null };
  if (pending?.status === 'requiresAction') return { status: 'requiresAction', resumesAt: null };
  if (pending?.status === 'unavailable') {
    return { status: 'waiting', resumesAt: pending.retry_at?.toISOString() ?? null };
  }
  // The next charge, if it were due now.
  const next = calculateTopUpAmount(topUp, settings, Math.min(available, settings.threshold.amount - 1));
  const limited = pending ? null : limitedUntil(settings, usage, next.total);
  if (limited) return { status: 'limitReached', resumesAt: limited.toISOString() };
  if (available < settings.threshold.amount && rule.cooldown_until && rule.cooldown_until > now) {
    return { status: 'waiting', resumesAt: rule.cooldown_until.toISOString() };
  }
  return { status: 'active', resumesAt: null };
}

function listAttempts(database: Queryable, walletId: string) {
  const query = kysely
    .selectFrom('auto_top_up_attempts')
    .innerJoin('top_ups', 'top_ups.id', 'auto_top_up_attempts.top_up_id')
    .selectAll('auto_top_up_attempts')
    .select('top_ups.action_url')
    .where('auto_top_up_attempts.wallet_id', '=', walletId)
    .orderBy('auto_top_up_attempts.id', 'desc')
    .limit(attemptsShown);
  return execute(database, query);
}

/** Suggests modest settings within the merchant's limits: four charges a month, two a day. */
function suggest(topUp: CurrencyTopUpSettings, currency: string): AutoTopUp['suggestion'] {
  const money = (amount: number) => ({ amount, currency });
  const [first = topUp.min, amount = first] = topUp.presets;
  return {
    mode: 'fixed',
    threshold: money(Math.min(first, amount)),
    amount: money(amount),
    monthlyCap: money(calculateQuote(topUp, amount).total * 4),
    dailyCount: 2,
  };
}

/** Settings for a currency in which the merchant offers no top-ups. */
const notOffered: CurrencyTopUpSettings = {
  min: 1,
  max: 1,
  step: 1,
  presets: [],
  bonusTiers: [],
  fee: { fixed: 0, basisPoints: 0 },
  tax: { basisPoints: 0 },
  bonusExpiresAfterDays: null,
};
