import { expect } from 'vitest';
import type { Money } from '../money/Money.ts';
import type { TopUp, TopUpStatus } from '../port/TopUp.ts';
import type { TopUpQuote } from '../port/TopUpQuote.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { offered } from './offered.ts';
import type { ContractOutcome, WalletContractSubject } from './WalletContract.ts';

const patienceMs = 10_000;
const moving: readonly TopUpStatus[] = ['processing'];

/** An amount in US dollars that the backend takes, and the quote of a top-up of a new wallet with it. */
export async function quoteDollars({ adapter, control }: WalletContractSubject): Promise<TopUpQuote> {
  const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
  return offered(adapter, 'createQuote').createQuote({ walletId, amount: await usualAmount(adapter) });
}

/** An amount in US dollars within the backend's limits. */
export async function usualAmount(adapter: WalletAdapter): Promise<Money> {
  const { topUp } = await adapter.getSession();
  const dollars = topUp.find((settings) => settings.currency === 'USD');
  if (!dollars) throw new Error('The session says no limits for USD, in which the contract tops up.');
  return dollars.presets.at(-1)?.amount ?? dollars.min;
}

/** Saves a test method that turns out so; answers its id. */
export async function saveMethod(
  { adapter, control }: WalletContractSubject,
  outcome: ContractOutcome | 'threeDSecureAlways',
): Promise<string> {
  const token = control.tokens[outcome];
  if (token === undefined)
    throw new Error(`The control has no token ${outcome}. Name it in \`lacks\`, or add it.`);
  if (control.savePaymentMethod) return control.savePaymentMethod(token);
  const { addPaymentMethod } = offered(adapter, 'addPaymentMethod');
  return (await addPaymentMethod({ token }, { idempotencyKey: crypto.randomUUID() })).id;
}

/** Quotes and confirms a top-up of a new wallet, with a method that turns out so. */
export async function topUpWith(subject: WalletContractSubject, outcome: ContractOutcome): Promise<TopUp> {
  const quote = await quoteDollars(subject);
  const paymentMethodId = await saveMethod(subject, outcome);
  return offered(subject.adapter, 'createTopUp').createTopUp(
    { quoteId: quote.id, paymentMethodId },
    { idempotencyKey: crypto.randomUUID() },
  );
}

/** The top-up once it stands so; a backend may take a moment to get there. */
export async function reached(adapter: WalletAdapter, topUp: TopUp, status: TopUpStatus): Promise<TopUp> {
  const { getTopUp } = offered(adapter, 'getTopUp');
  const until = Date.now() + patienceMs;
  let current = await getTopUp({ topUpId: topUp.id });
  while (current.status !== status && Date.now() < until && moving.includes(current.status)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    current = await getTopUp({ topUpId: topUp.id });
  }
  expect(current.status).toBe(status);
  return current;
}
