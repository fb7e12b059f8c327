import type { AutoTopUp, AutoTopUpSettings } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { requireBalance } from '../balances/index.ts';
import { type CurrencyTopUpSettings, readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { calculateQuote } from '../topUps/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { type AttemptRow, findRule, type RuleRow, settingsOf, toAttempt } from './autoTopUpRows.ts';
import { type AutoTopUpUse, limitedUntil, readAutoTopUpUse } from './autoTopUpUse.ts';
import { calculateTopUpAmount } from './calculateTopUpAmount.ts';

/** How many attempts are shown. */
const attemptsShown = 10;

/** A wallet's rule, its state and its last attempts. */
export async function readAutoTopUp(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
  database: Queryable = context.database,
): Promise<AutoTopUp> {
  const { currency } = await findWallet(database, owner, walletId);
  const { settings: offered } = await readMerchant(database, owner.merchantId);
  const topUp = offered.topUp[currency] ?? notOffered;
  const now = context.now();
  const rule = await findRule(database, walletId);
  const attempts = await listAttempts(database, walletId);
  const use = await readAutoTopUpUse(database, { walletId, now });
  const { available } = await requireBalance(database, walletId, now);
  const settings = settingsOf(rule, currency);
  const pending = attempts.find((attempt) => attempt.in_flight);
  const state = stateOf({ rule, settings, topUp, pending, use, available, now });
  const { paused_code: code = null, paused_at: since = null } = rule ?? {};
  return {
    walletId,
    ...state,
    settings,
    suggestion: suggest(topUp, currency),
    version: rule?.version ?? 0,
    paused: code === null || since === null ? null : { code, since: since.toISOString() },
    action: pending?.action_url ? { type: 'redirect', url: pending.action_url } : null,
    usedThisMonth: { amount: use.month, currency },
    usedToday: use.day,
    attempts: attempts.map(toAttempt),
  };
}

type StateParts = {
  rule: RuleRow | undefined;
  settings: AutoTopUpSettings | null;
  topUp: CurrencyTopUpSettings;
  pending: AttemptRow | undefined;
  use: AutoTopUpUse;
  available: number;
  now: Date;
};

function stateOf(parts: StateParts): Pick<AutoTopUp, 'status' | 'resumesAt'> {
  const { rule, settings, topUp, pending, use, available, now } = parts;
  if (!rule?.enabled || !settings) return { status: 'off', resumesAt: null };
  if (rule.paused_code !== null) return { status: 'paused', resumesAt: null };
  if (pending?.status === 'requiresAction') return { status: 'requiresAction', resumesAt: null };
  if (pending?.status === 'unavailable') {
    return { status: 'waiting', resumesAt: pending.retry_at?.toISOString() ?? null };
  }
  // What would be charged next, were it due.
  const next = calculateTopUpAmount(topUp, settings, Math.min(available, settings.threshold.amount - 1));
  const limited = pending ? null : limitedUntil(settings, use, next.total);
  if (limited) return { status: 'limitReached', resumesAt: limited.toISOString() };
  if (available < settings.threshold.amount && rule.cooldown_until && rule.cooldown_until > now) {
    return { status: 'waiting', resumesAt: rule.cooldown_until.toISOString() };
  }
  return { status: 'active', resumesAt: null };
}

type ShownAttempt = AttemptRow & { action_url: string | null };

function listAttempts(database: Queryable, walletId: string): Promise<ShownAttempt[]> {
  return database.query<ShownAttempt>(
    `select a.*, t.action_url from auto_top_up_attempts a join top_ups t on t.id = a.top_up_id
     where a.wallet_id = $1 order by a.id desc limit $2`,
    [walletId, attemptsShown],
  );
}

/** Within the merchant's limits, and modest: four charges a month, two a day. */
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

/** What a rule starts from in a currency without top-ups, where none can be saved. */
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
