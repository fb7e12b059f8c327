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
import type { TestOutcome } from './testMethods.ts';
import { topUpBonus, topUpSettings } from './topUpSettings.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const quoteLifeMs = 15 * minuteMs;
const bonusLifeMs = 90 * dayMs;
const delayMs = 3 * dayMs;

/** What top-ups need of the world around them. */
export type MemoryTopUpsContext = {
  clock: MemoryClock;
  identifier: IdentifierSource;
  methods: MemoryPaymentMethods;
  wallet: (walletId: string) => MemoryWallet;
  confirmUrl: (topUpId: string) => string;
  feePercent: number;
  taxPercent: number;
};

/** Quotes and the attempts to pay them. */
export class MemoryTopUps {
  readonly #context: MemoryTopUpsContext;
  readonly #quotes = new Map<string, TopUpQuote>();
  readonly #used = new Set<string>();
  readonly #topUps = new Map<string, TopUp>();
  readonly #automatic = new Set<string>();
  /** While set, nothing can be charged. */
  processorDown = false;

  constructor(context: MemoryTopUpsContext) {
    this.#context = context;
  }

  quote({ walletId, amount }: CreateQuoteParameters): TopUpQuote {
    const { clock, identifier, feePercent, taxPercent } = this.#context;
    const wallet = this.#context.wallet(walletId);
    requireOpen(wallet);
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
      bonusExpiresAt: bonus.amount > 0 ? clock.timestamp(bonusLifeMs) : null,
      expiresAt: clock.timestamp(quoteLifeMs),
    };
    this.#quotes.set(quote.id, quote);
    return quote;
  }

  /** Pays without the customer: its entry says `autoTopUp`. */
  createAutomatic(wallet: MemoryWallet, amount: number, paymentMethodId: string): TopUp {
    const { id: quoteId } = this.quote({ walletId: wallet.wallet.id, amount: wallet.money(amount) });
    return this.create({ quoteId, paymentMethodId }, 'autoTopUp');
  }

  /** What a top-up charges, fee and tax included. */
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
      throw new WalletError('processor_unavailable', 'The processor does not answer. Nothing was charged.');
    }
    const quote = this.#usableQuote(quoteId);
    const outcome = methods.outcome(paymentMethodId);
    requireOpen(this.#context.wallet(quote.walletId));
    const { walletId, amount, bonus, fee, tax, total } = quote;
    const topUp: TopUp = {
      id: identifier('top_up'),
      walletId,
      quoteId,
      status: 'processing',
      ...{ amount, bonus, fee, tax, total },
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
      throw new WalletError('top_up_not_cancelable', `The top-up is ${topUp.status}: it no longer waits.`, {
        facts: { status: topUp.status },
      });
    }
    this.#move(topUp, 'canceled', { action: null });
    this.#publish(topUp, 'top_up.canceled');
    return topUp;
  }

  /** The customer's word on a top-up that asks for one. A word that comes late changes nothing. */
  confirm(topUpId: string, decision: 'approve' | 'decline'): TopUp {
    const topUp = this.get(topUpId);
    if (topUp.status !== 'requiresAction') return topUp;
    if (decision === 'approve') this.settle(topUpId);
    else this.#fail(topUp, 'authentication_failed', 'The card was not confirmed by its owner.');
    return topUp;
  }

  /** The processor's word that the money came. Twice is the same as once. */
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

  /** The processor's word that a delayed payment came back. */
  returnPayment(topUpId: string): TopUp {
    const topUp = this.get(topUpId);
    if (topUp.status === 'processing')
      this.#fail(topUp, 'payment_returned', 'The bank returned the payment.');
    return topUp;
  }

  /** Settles what was due in the meantime. */
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
      throw new WalletError('quote_used', 'The quote was confirmed before. Ask for a new one.');
    }
    if (Date.parse(quote.expiresAt) <= this.#context.clock.now().getTime()) {
      throw new WalletError('quote_expired', 'The quote has expired. Ask for a new one.');
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
      case 'asks':
        this.#move(topUp, 'requiresAction', {
          action: { type: 'redirect', url: this.#context.confirmUrl(topUp.id) },
        });
        return;
      case 'delays':
        this.#move(topUp, 'processing', { expectedAt: this.#context.clock.timestamp(delayMs) });
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

function requireOpen({ wallet }: MemoryWallet): void {
  if (wallet.status === 'frozen') {
    throw new WalletError('wallet_frozen', 'The wallet is frozen and takes no top-up. Ask the merchant.');
  }
  if (wallet.status === 'closing') {
    throw new WalletError('wallet_closing', 'This wallet is closing and takes no changes.');
  }
  if (wallet.status === 'closed') {
    throw new WalletError('wallet_closed', 'The wallet is closed and takes no top-up.');
  }
}

function checkAmount(wallet: MemoryWallet, { amount, currency }: Money): void {
  if (!isAmount(amount) || amount <= 0 || !isCurrency(currency)) {
    throw new WalletError('invalid_request', 'amount is no positive whole number of minor units.', {
      fields: [{ field: 'amount.amount', message: 'is no positive amount of money' }],
    });
  }
  if (currency !== wallet.wallet.currency) {
    throw new WalletError(
      'currency_mismatch',
      `The wallet holds ${wallet.wallet.currency}, not ${currency}.`,
    );
  }
  const { min, max, step } = topUpSettings(currency);
  const inRange = amount >= min.amount && amount <= max.amount && amount % step.amount === 0;
  if (!inRange || !isAmount(wallet.balance + 2 * amount)) {
    const facts = { min, max, step };
    throw new WalletError('amount_out_of_range', 'A top-up must keep to the limits in facts.', { facts });
  }
}

/** Half up, to a whole minor unit. */
function percentOf(amount: number, percent: number): number {
  return Math.round((amount * percent) / 100);
}
