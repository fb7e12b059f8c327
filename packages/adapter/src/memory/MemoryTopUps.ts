import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from '../money/Money.ts';
import { isCurrency } from '../money/minorUnits.ts';
import type { TopUp, TopUpStatus } from '../port/TopUp.ts';
import type { TopUpQuote } from '../port/TopUpQuote.ts';
import type { CreateQuoteParameters, CreateTopUpParameters } from '../port/WalletAdapter.ts';
import type { WalletEventType } from '../port/WalletEvent.ts';
import type { IdentifierSource } from './identifierSource.ts';
import type { MemoryClock } from './MemoryClock.ts';
import type { MemoryPaymentMethods } from './MemoryPaymentMethods.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import { invalidField } from './requestErrors.ts';
import type { TestOutcome } from './testMethods.ts';
import { topUpBonus, topUpSettings } from './topUpSettings.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const quoteLifetimeMs = 15 * minuteMs;
const bonusLifetimeMs = 90 * dayMs;
/** Time until a delayed payment settles. */
const delayMs = 3 * dayMs;

/** Services that top-ups use. */
export type MemoryTopUpsContext = {
  clock: MemoryClock;
  identifier: IdentifierSource;
  methods: MemoryPaymentMethods;
  wallet: (walletId: string) => MemoryWallet;
  confirmUrl: (topUpId: string) => string;
  feePercent: number;
  taxPercent: number;
};

/** Quotes and top-ups. */
export class MemoryTopUps {
  readonly #context: MemoryTopUpsContext;
  readonly #quotes = new Map<string, TopUpQuote>();
  readonly #used = new Set<string>();
  readonly #topUps = new Map<string, TopUp>();
  readonly #automatic = new Set<string>();
  /** While true, every charge fails with `processor_unavailable`. */
  processorDown = false;

  constructor(context: MemoryTopUpsContext) {
    this.#context = context;
  }

  quote({ walletId, amount }: CreateQuoteParameters): TopUpQuote {
    const { clock, identifier, feePercent, taxPercent } = this.#context;
    const wallet = this.#context.wallet(walletId);
    requireActive(wallet);
    checkAmount(wallet, amount);
    const bonus = topUpBonus(amount);
    const fee = wallet.money(percentOf(amount.amount, feePercent));
    const tax = wallet.money(percentOf(amount.amount + fee.amount, taxPercent));
    const quote: TopUpQuote = {
      id: identifier('quote'),
      walletId,
      amount: wallet.money(amount.amount),
      bonus,
      fee,
      tax,
      total: wallet.money(amount.amount + fee.amount + tax.amount),
      balanceAfter: wallet.money(wallet.balance + amount.amount + bonus.amount),
      bonusExpiresAt: bonus.amount > 0 ? clock.timestamp(bonusLifetimeMs) : null,
      expiresAt: clock.timestamp(quoteLifetimeMs),
    };
    this.#quotes.set(quote.id, quote);
    return quote;
  }

  /** Tops up without the customer. The entry's source is `autoTopUp`. */
  createAutomatic(wallet: MemoryWallet, amount: number, paymentMethodId: string): TopUp {
    const { id: quoteId } = this.quote({ walletId: wallet.wallet.id, amount: wallet.money(amount) });
    return this.create({ quoteId, paymentMethodId }, 'autoTopUp');
  }

  /** Returns the total charge of a top-up, including fee and tax. */
  total(amount: number): number {
    const { feePercent, taxPercent } = this.#context;
    const fee = percentOf(amount, feePercent);
    return amount + fee + percentOf(amount + fee, taxPercent);
  }

  create(
    { quoteId, paymentMethodId }: CreateTopUpParameters,
    source: 'topUp' | 'autoTopUp' = 'topUp',
  ): TopUp {
    const { clock, identifier, methods } = this.#context;
    if (this.processorDown) {
      throw new WalletError('processor_unavailable', 'The processor is not available. Nothing was charged.');
    }
    const quote = this.#usableQuote(quoteId);
    const outcome = methods.outcome(paymentMethodId);
    requireActive(this.#context.wallet(quote.walletId));
    const { walletId, amount, bonus, fee, tax, total } = quote;
    const topUp: TopUp = {
      id: identifier('top_up'),
      walletId,
      quoteId,
      status: 'processing',
      amount,
      bonus,
      fee,
      tax,
      total,
      paymentMethodId,
      action: null,
      failure: null,
      expectedAt: null,
      entryId: null,
      balanceAfter: null,
      createdAt: clock.timestamp(),
      updatedAt: clock.timestamp(),
    };
    this.#used.add(quoteId);
    if (source === 'autoTopUp') this.#automatic.add(topUp.id);
    this.#topUps.set(topUp.id, topUp);
    this.#charge(topUp, outcome);
    return topUp;
  }

  get(topUpId: string): TopUp {
    const topUp = this.#topUps.get(topUpId);
    if (!topUp) throw new WalletError('not_found', `There is no top-up "${topUpId}".`);
    return topUp;
  }

  find(topUpId: string): TopUp | undefined {
    return this.#topUps.get(topUpId);
  }

  cancel(topUpId: string): TopUp {
    const topUp = this.get(topUpId);
    if (topUp.status === 'canceled') return topUp;
    if (topUp.status !== 'requiresAction' && topUp.status !== 'requiresPaymentMethod') {
      throw new WalletError(
        'top_up_not_cancelable',
        `The top-up is ${topUp.status} and can no longer be canceled.`,
        {
          facts: { status: topUp.status },
        },
      );
    }
    this.#move(topUp, 'canceled', { action: null });
    this.#publish(topUp, 'top_up.canceled');
    return topUp;
  }

  /** Confirms or declines a top-up that `requiresAction`, as the customer. Otherwise it changes nothing. */
  confirm(topUpId: string, decision: 'approve' | 'decline'): TopUp {
    const topUp = this.get(topUpId);
    if (topUp.status !== 'requiresAction') return topUp;
    if (decision === 'approve') this.settle(topUpId);
    else this.#fail(topUp, 'authentication_failed', 'The customer did not confirm the payment.');
    return topUp;
  }

  /** Settles a top-up, as the processor. Repeating it changes nothing. */
  settle(topUpId: string): TopUp {
    const topUp = this.get(topUpId);
    if (topUp.status !== 'processing' && topUp.status !== 'requiresAction') return topUp;
    const wallet = this.#context.wallet(topUp.walletId);
    if (wallet.wallet.status === 'closing' || wallet.wallet.status === 'closed') {
      this.#fail(topUp, 'wallet_closed', 'The wallet was closed before the payment arrived.');
      return topUp;
    }
    const reference = { type: 'topUp', id: topUp.id };
    const { amount, bonus } = topUp;
    const source = this.#automatic.has(topUp.id) ? 'autoTopUp' : 'topUp';
    const entry = wallet.post({ amount: amount.amount, source, reason: 'Top-up', reference });
    if (bonus.amount > 0) {
      const expiresAt = this.#quotes.get(topUp.quoteId)?.bonusExpiresAt ?? null;
      wallet.post({ amount: bonus.amount, source: 'bonus', reason: 'Top-up bonus', reference, expiresAt });
    }
    const settled = { action: null, entryId: entry.id, balanceAfter: wallet.money(wallet.balance) };
    this.#move(topUp, 'settled', settled);
    this.#publish(topUp, 'top_up.settled');
    return topUp;
  }

  /** Fails a delayed top-up because the bank returned the payment. */
  returnPayment(topUpId: string): TopUp {
    const topUp = this.get(topUpId);
    if (topUp.status === 'processing')
      this.#fail(topUp, 'payment_returned', 'The bank returned the payment.');
    return topUp;
  }

  /** Settles the delayed payments that have arrived. */
  settleDue(): void {
    const now = this.#context.clock.now().getTime();
    for (const { id, status, expectedAt } of this.#topUps.values()) {
      if (status === 'processing' && expectedAt && Date.parse(expectedAt) <= now) this.settle(id);
    }
  }

  #usableQuote(quoteId: string): TopUpQuote {
    const quote = this.#quotes.get(quoteId);
    if (!quote) throw new WalletError('not_found', `There is no quote "${quoteId}".`);
    if (this.#used.has(quoteId)) {
      throw new WalletError('quote_used', 'The quote was already used. Request a new one.');
    }
    if (Date.parse(quote.expiresAt) <= this.#context.clock.now().getTime()) {
      throw new WalletError('quote_expired', 'The quote has expired. Request a new one.');
    }
    return quote;
  }

  #charge(topUp: TopUp, outcome: TestOutcome): void {
    switch (outcome.type) {
      case 'settles':
        this.settle(topUp.id);
        return;
      case 'declines':
        this.#fail(topUp, outcome.code, outcome.message);
        return;
      case 'requiresAction':
        this.#move(topUp, 'requiresAction', {
          action: { type: 'redirect', url: this.#context.confirmUrl(topUp.id) },
        });
        return;
      case 'delays':
        this.#move(topUp, 'processing', { expectedAt: this.#context.clock.timestamp(delayMs) });
        return;
      default:
        outcome satisfies never;
    }
  }

  #fail(topUp: TopUp, code: NonNullable<TopUp['failure']>['code'], message: string): void {
    this.#move(topUp, 'failed', { action: null, failure: { code, message } });
    this.#publish(topUp, 'top_up.failed');
  }

  #move(topUp: TopUp, status: TopUpStatus, change: Partial<TopUp>): void {
    const updatedAt = this.#context.clock.timestamp();
    Object.assign(topUp, { expectedAt: null, ...change, status, updatedAt });
  }

  #publish(topUp: TopUp, type: WalletEventType): void {
    this.#context.wallet(topUp.walletId).publish(type, { topUpId: topUp.id, status: topUp.status });
  }
}

function requireActive({ wallet }: MemoryWallet): void {
  if (wallet.status === 'frozen') {
    throw new WalletError('wallet_frozen', 'The wallet is frozen. Contact the merchant to top it up.');
  }
  if (wallet.status === 'closing') {
    throw new WalletError('wallet_closing', 'The wallet is closing and cannot be changed.');
  }
  if (wallet.status === 'closed') {
    throw new WalletError('wallet_closed', 'The wallet is closed and cannot be topped up.');
  }
}

function checkAmount(wallet: MemoryWallet, { amount, currency }: Money): void {
  if (!isAmount(amount) || amount <= 0 || !isCurrency(currency)) {
    throw invalidField('amount.amount', 'is not a positive amount in minor units');
  }
  if (currency !== wallet.wallet.currency) {
    throw new WalletError(
      'currency_mismatch',
      `The wallet is in ${wallet.wallet.currency}, not in ${currency}.`,
    );
  }
  const { min, max, step } = topUpSettings(currency);
  const inRange = amount >= min.amount && amount <= max.amount && amount % step.amount === 0;
  if (!inRange || !isAmount(wallet.balance + 2 * amount)) {
    const facts = { min, max, step };
    throw new WalletError('amount_out_of_range', 'The amount is outside of the limits in facts.', { facts });
  }
}

/** Rounds half up to a whole minor unit. */
function percentOf(amount: number, percent: number): number {
  return Math.round((amount * percent) / 100);
}
