import { WalletError } from '../errors/WalletError.ts';
import type {
  AutoTopUp,
  AutoTopUpAttempt,
  AutoTopUpConsent,
  AutoTopUpPreview,
  AutoTopUpSettings,
} from '../port/AutoTopUp.ts';
import type { SaveAutoTopUpParameters } from '../port/WalletAdapter.ts';
import {
  type AutoTopUpRule,
  attemptStatus,
  calculateTopUpAmount,
  checkSettings,
  coolDownMs,
  limitEndsAt,
  newRule,
  usage,
} from './autoTopUpRule.ts';
import { copy } from './copy.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryTopUps } from './MemoryTopUps.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import type { MemoryWorld } from './MemoryWorld.ts';
import { requireVersion } from './requestErrors.ts';
import { topUpSettings } from './topUpSettings.ts';

const declinesMax = 3;
const shownAttempts = 10;

/** Services that auto top-up uses. */
export type MemoryAutoTopUpsContext = {
  world: MemoryWorld;
  methods: MemoryPaymentMethods;
  topUps: MemoryTopUps;
};

/** Auto top-ups of all wallets. */
export class MemoryAutoTopUps {
  readonly #context: MemoryAutoTopUpsContext;
  readonly #rules = new Map<string, AutoTopUpRule>();

  constructor(context: MemoryAutoTopUpsContext) {
    this.#context = context;
  }

  get(walletId: string): AutoTopUp {
    const wallet = this.#context.world.wallet(walletId);
    const rule = this.rule(walletId);
    const { month, day } = usage(rule, this.#now());
    const topUpId = inFlight(rule)?.topUpId;
    return {
      walletId,
      ...this.#status(rule, wallet),
      settings: rule.settings,
      consent: rule.consent,
      suggestion: suggestion(wallet.wallet.currency),
      version: rule.version,
      paused: rule.paused,
      action: topUpId ? this.#context.topUps.get(topUpId).action : null,
      usedThisMonth: wallet.money(month),
      usedToday: day,
      attempts: rule.attempts.slice(-shownAttempts).reverse(),
    };
  }

  preview(walletId: string, settings: AutoTopUpSettings): AutoTopUpPreview {
    const wallet = this.#check(walletId, settings);
    const { topUps } = this.#context;
    const charge = topUps.total(calculateTopUpAmount(settings, wallet));
    const rule = { ...this.rule(walletId), settings };
    const isDue = wallet.wallet.status === 'active' && wallet.available < settings.threshold.amount;
    const isFree = !inFlight(rule) && !limitEndsAt(rule, charge, this.#now());
    const most = 31 * settings.dailyCount * topUps.total(settings.amount.amount);
    return {
      immediateCharge: isDue && isFree ? wallet.money(charge) : null,
      monthlyWorstCase: wallet.money(Math.min(settings.monthlyCap.amount, most)),
    };
  }

  save({ walletId, settings, version }: SaveAutoTopUpParameters): AutoTopUp {
    const wallet = this.#check(walletId, settings);
    const rule = this.rule(walletId);
    requireVersion(version, rule.version);
    const consent: AutoTopUpConsent = {
      source: 'inApp',
      acceptedAt: this.#context.world.clock.timestamp(),
      text: 'I agree to automatic charges within these caps.',
      recordedBy: 'customer',
    };
    const changes = { on: true, settings: copy(settings), consent, paused: null, declinesInARow: 0 };
    Object.assign(rule, changes, { version: version + 1 });
    // The customer has just decided, so the charge does not wait for the end of the last attempt's cool-down.
    this.#evaluate(rule, wallet, 'now');
    return this.get(walletId);
  }

  switchOff(walletId: string): AutoTopUp {
    this.#context.world.wallet(walletId);
    const rule = this.rule(walletId);
    if (rule.on) Object.assign(rule, { on: false, paused: null, version: rule.version + 1 });
    return this.get(walletId);
  }

  resume(walletId: string): AutoTopUp {
    const wallet = this.#context.world.wallet(walletId);
    const rule = this.rule(walletId);
    if (rule.on && rule.paused) {
      wallet.requireOpen();
      Object.assign(rule, { paused: null, declinesInARow: 0, version: rule.version + 1 });
      this.#evaluate(rule, wallet, 'now');
    }
    return this.get(walletId);
  }

  /** Turns off every auto top-up that charges a removed payment method. */
  handleRemovedMethod(paymentMethodId: string): void {
    for (const [walletId, rule] of this.#rules) {
      if (!rule.on || rule.settings?.paymentMethodId !== paymentMethodId) continue;
      const since = this.#context.world.clock.timestamp();
      const paused = { code: 'payment_method_removed' as const, since };
      Object.assign(rule, { on: false, paused, version: rule.version + 1 });
      this.#context.world.wallet(walletId).publish('wallet.auto_top_up_paused', { code: paused.code });
    }
  }

  /** Records the outcome of charges in progress, and starts those that are due. */
  run(): void {
    for (const [walletId, rule] of this.#rules) {
      const wallet = this.#context.world.wallet(walletId);
      this.#recordOutcome(rule, wallet);
      if (['closing', 'closed'].includes(wallet.wallet.status) && rule.on) this.switchOff(walletId);
      this.#evaluate(rule, wallet, 'afterCoolDown');
    }
  }

  /** Returns the state of a wallet's auto top-up. A scenario may change it. */
  rule(walletId: string): AutoTopUpRule {
    const rule = this.#rules.get(walletId) ?? newRule();
    this.#rules.set(walletId, rule);
    return rule;
  }

  #evaluate(rule: AutoTopUpRule, wallet: MemoryWallet, when: 'now' | 'afterCoolDown'): void {
    const { settings } = rule;
    if (!settings || !rule.on || rule.paused || wallet.wallet.status !== 'active') return;
    if (wallet.available >= settings.threshold.amount || inFlight(rule)) return;
    if (when === 'afterCoolDown' && this.#coolDownEnd(rule)) return;
    const amount = calculateTopUpAmount(settings, wallet);
    const charge = this.#context.topUps.total(amount);
    if (limitEndsAt(rule, charge, this.#now())) return;
    const last = rule.attempts.at(-1);
    // While the processor is unavailable, the same attempt is retried.
    const attempt: AutoTopUpAttempt = (last?.status === 'unavailable' && last) || {
      id: this.#context.world.identifier('attempt'),
      topUpId: null,
      amount: wallet.money(charge),
      status: 'processing',
      failure: null,
      createdAt: this.#context.world.clock.timestamp(),
    };
    if (attempt === last) Object.assign(attempt, { status: 'processing', amount: wallet.money(charge) });
    else rule.attempts.push(attempt);
    try {
      attempt.topUpId = this.#context.topUps.createAutomatic(wallet, amount, settings.paymentMethodId).id;
    } catch (error) {
      if (!(error instanceof WalletError)) throw error;
      attempt.status = 'unavailable';
      return;
    }
    this.#recordOutcome(rule, wallet);
  }

  /** Records the status of the top-up that is in progress. */
  #recordOutcome(rule: AutoTopUpRule, wallet: MemoryWallet): void {
    const attempt = inFlight(rule);
    const topUp = attempt?.topUpId ? this.#context.topUps.get(attempt.topUpId) : undefined;
    if (!attempt || !topUp) return;
    const before = attempt.status;
    attempt.status = attemptStatus(topUp);
    attempt.failure = topUp.failure;
    if (attempt.status === before) return;
    const eventData = { topUpId: topUp.id };
    if (attempt.status === 'settled') {
      rule.declinesInARow = 0;
      wallet.publish('wallet.auto_top_up_succeeded', eventData);
    } else if (attempt.status === 'requiresAction')
      wallet.publish('wallet.auto_top_up_action_required', eventData);
    else if (attempt.status === 'declined')
      this.#recordDecline(rule, wallet, topUp.failure?.code ?? 'card_declined', eventData);
  }

  #recordDecline(
    rule: AutoTopUpRule,
    wallet: MemoryWallet,
    code: NonNullable<AutoTopUpAttempt['failure']>['code'],
    eventData: { topUpId: string },
  ): void {
    rule.declinesInARow += 1;
    wallet.publish('wallet.auto_top_up_failed', { ...eventData, code });
    if (rule.declinesInARow < declinesMax || !rule.on) return;
    rule.paused = { code, since: this.#context.world.clock.timestamp() };
    wallet.publish('wallet.auto_top_up_paused', { code });
  }

  #status(rule: AutoTopUpRule, wallet: MemoryWallet): Pick<AutoTopUp, 'status' | 'resumesAt'> {
    const { settings, on, paused } = rule;
    const attempt = inFlight(rule);
    if (!on || !settings) return { status: 'off', resumesAt: null };
    if (attempt?.status === 'requiresAction') return { status: 'requiresAction', resumesAt: null };
    if (paused) return { status: 'paused', resumesAt: null };
    if (attempt?.topUpId) {
      return { status: 'waiting', resumesAt: this.#context.topUps.get(attempt.topUpId).expectedAt };
    }
    const charge = this.#context.topUps.total(calculateTopUpAmount(settings, wallet));
    const limitEnd = limitEndsAt(rule, charge, this.#now());
    if (limitEnd) return { status: 'limitReached', resumesAt: limitEnd };
    const isDue = wallet.available < settings.threshold.amount;
    const coolDownEnd = isDue ? this.#coolDownEnd(rule) : null;
    return { status: coolDownEnd ? 'waiting' : 'active', resumesAt: coolDownEnd };
  }

  #coolDownEnd({ attempts }: AutoTopUpRule): string | null {
    const last = attempts.at(-1);
    const end = last ? Date.parse(last.createdAt) + coolDownMs : 0;
    return end > this.#now().getTime() ? new Date(end).toISOString() : null;
  }

  #check(walletId: string, settings: AutoTopUpSettings): MemoryWallet {
    const wallet = this.#context.world.wallet(walletId);
    const { methods, topUps } = this.#context;
    wallet.requireOpen();
    checkSettings(settings, {
      currency: wallet.wallet.currency,
      methods,
      total: (amount) => topUps.total(amount),
    });
    return wallet;
  }

  #now(): Date {
    return this.#context.world.clock.now();
  }
}

function inFlight({ attempts }: AutoTopUpRule): AutoTopUpAttempt | undefined {
  return attempts.find(({ status }) => status === 'processing' || status === 'requiresAction');
}

function suggestion(currency: string): AutoTopUp['suggestion'] {
  const { presets, max } = topUpSettings(currency);
  const [threshold, , amount = threshold] = presets.map((preset) => preset.amount);
  const monthlyCap = { amount: (amount ?? max).amount * 5, currency };
  return { mode: 'fixed', threshold: threshold ?? max, amount: amount ?? max, monthlyCap, dailyCount: 2 };
}
