import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import type { AutoTopUp, AutoTopUpAttempt, AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import { invalidField } from './requestErrors.ts';
import { topUpSettings } from './topUpSettings.ts';

/** Wait between two attempts, in milliseconds. */
export const coolDownMs = 5 * 60_000;

/** State of a wallet's auto top-up. */
export type AutoTopUpRule = {
  on: boolean;
  settings: AutoTopUpSettings | null;
  consent: AutoTopUp['consent'];
  version: number;
  paused: AutoTopUp['paused'];
  declinesInARow: number;
  /** Oldest first. */
  attempts: AutoTopUpAttempt[];
};

export function newRule(): AutoTopUpRule {
  return {
    on: false,
    settings: null,
    consent: null,
    version: 0,
    paused: null,
    declinesInARow: 0,
    attempts: [],
  };
}

/** Calculates the amount to add now, in minor units: within the limits of a top-up, in whole steps. */
export function calculateTopUpAmount({ mode, amount }: AutoTopUpSettings, wallet: MemoryWallet): number {
  if (mode === 'fixed') return amount.amount;
  const { min, max, step } = topUpSettings(amount.currency);
  const gap = Math.ceil((amount.amount - wallet.available) / step.amount) * step.amount;
  return Math.min(max.amount, Math.max(min.amount, gap));
}

/** Returns the charges, settled or in progress, in the month and on the day of `now`. */
export function usage({ attempts }: AutoTopUpRule, now: Date): { month: number; day: number } {
  const charged = attempts.filter(({ status }) => /^(settled|processing|requiresAction)$/.test(status));
  const since = (length: number) => {
    const start = now.toISOString().slice(0, length);
    return charged.filter(({ createdAt }) => createdAt.startsWith(start));
  };
  return {
    month: since('2025-11'.length).reduce((sum, { amount }) => sum + amount.amount, 0),
    day: since('2025-11-21'.length).length,
  };
}

/** Returns when a reached limit ends: the next day or the next month. Null if another charge is within the limits. */
export function limitEndsAt(rule: AutoTopUpRule, charge: number, now: Date): string | null {
  const { settings } = rule;
  const used = usage(rule, now);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (!settings) return null;
  if (used.month + charge > settings.monthlyCap.amount)
    return new Date(Date.UTC(year, month + 1)).toISOString();
  return used.day >= settings.dailyCount ? new Date(Date.UTC(year, month, day + 1)).toISOString() : null;
}

/** Derives the status of an attempt from its top-up. */
export function attemptStatus({ status, failure }: TopUp): AutoTopUpAttempt['status'] {
  switch (status) {
    case 'settled':
    case 'processing':
    case 'requiresAction':
      return status;
    case 'failed':
      if (failure?.code === 'processing_error') return 'unavailable';
      return failure?.code === 'wallet_closed' ? 'canceled' : 'declined';
    case 'requiresPaymentMethod':
    case 'canceled':
    case 'expired':
      return 'canceled';
    default:
      status satisfies never;
      return 'canceled';
  }
}

type RuleContext = {
  /** Currency of the wallet. */
  currency: string;
  methods: MemoryPaymentMethods;
  /** Returns the total charge of a top-up of an amount. */
  total: (amount: number) => number;
};

/** @throws WalletError for settings that cannot work or would surprise the customer. */
export function checkSettings(settings: AutoTopUpSettings, { currency, methods, total }: RuleContext): void {
  const { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId } = settings;
  for (const [field, money] of Object.entries({ threshold, amount, monthlyCap }))
    checkMoney(field, money, currency);
  const { min, max, step } = topUpSettings(currency);
  if (amount.amount < min.amount || amount.amount > max.amount || amount.amount % step.amount !== 0) {
    const facts = { min, max, step };
    throw new WalletError('amount_out_of_range', 'The amount is outside of the limits in facts.', {
      facts,
      fields: [{ field: 'amount.amount', message: 'is outside of the limits or not a multiple of the step' }],
    });
  }
  if (!Number.isInteger(dailyCount) || dailyCount < 1 || dailyCount > 10) {
    throw invalidField('dailyCount', 'is not a whole number from 1 to 10');
  }
  if (mode === 'target' ? threshold.amount >= amount.amount : threshold.amount > amount.amount) {
    throw refusedSettings('threshold.amount', 'is more than one top-up can reach');
  }
  if (monthlyCap.amount < total(amount.amount)) {
    throw refusedSettings('monthlyCap.amount', 'is less than one top-up costs');
  }
  const method = methods.list().find(({ id }) => id === paymentMethodId);
  if (!method) throw new WalletError('not_found', `There is no payment method "${paymentMethodId}".`);
  if (!method.offSession) {
    throw new WalletError(
      'payment_method_unusable',
      'This payment method needs a confirmation for each charge. Choose one that can be charged off-session.',
      { fields: [{ field: 'paymentMethodId', message: 'cannot be charged off-session' }] },
    );
  }
}

function checkMoney(field: string, money: Money, currency: string): void {
  if (money.currency !== currency) {
    throw new WalletError('currency_mismatch', `The wallet is in ${currency}, not in ${money.currency}.`, {
      fields: [{ field: `${field}.currency`, message: 'is not the currency of the wallet' }],
    });
  }
  if (!isAmount(money.amount) || money.amount <= 0) {
    throw invalidField(`${field}.amount`, 'is not a positive amount');
  }
}

function refusedSettings(field: string, message: string): WalletError {
  return new WalletError('auto_top_up_refused', `${field} ${message}.`, { fields: [{ field, message }] });
}
