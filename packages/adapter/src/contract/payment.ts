import { expect } from 'vitest';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { Money } from '../money/Money.ts';
import type { TopUp, TopUpStatus } from '../port/TopUp.ts';
import type { TopUpQuote } from '../port/TopUpQuote.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { waitUntil } from './expectations.ts';
import { requireMethods } from './requireMethods.ts';
import type { ContractOutcome, WalletContractSubject } from './WalletContract.ts';

/** Creates a wallet and the quote of a top-up in US dollars. */
export async function quoteDollars({ adapter, control }: WalletContractSubject): Promise<TopUpQuote> {
  const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
  return requireMethods(adapter, 'createQuote').createQuote({
    walletId,
    amount: await suggestedAmount(adapter),
  });
}

/** Returns an amount in US dollars within the backend's limits. */
export async function suggestedAmount(adapter: WalletAdapter): Promise<Money> {
  const { topUp } = await adapter.getSession();
  const dollars = topUp.find((settings) => settings.currency === 'USD');
  if (!dollars) throw new Error('The session has no top-up limits for USD. The contract tops up in USD.');
  return dollars.presets.at(-1)?.amount ?? dollars.min;
}

/** Codes with which a back end may reject the id of a payment method that the customer does not have. */
export const unknownMethod: readonly WalletErrorCode[] = ['not_found', 'payment_method_unusable'];

/** Saves the test payment method with an outcome. Returns its id. */
export async function saveMethod(
  { adapter, control }: WalletContractSubject,
  outcome: ContractOutcome | 'threeDSecureAlways',
): Promise<string> {
  const token = control.tokens[outcome];
  if (token === undefined)
    throw new Error(`The control has no token ${outcome}. Add it, or name it in \`lacks\`.`);
  return control.savePaymentMethod?.(token) ?? addMethod(adapter, token);
}

/** Saves a payment method that works, for another customer. Returns its id. */
export async function saveMethodOfOther({ control }: WalletContractSubject): Promise<string> {
  const { adapter, savePaymentMethod } = await control.otherCustomer();
  const token = control.tokens.success;
  return savePaymentMethod?.(token) ?? addMethod(adapter, token);
}

async function addMethod(adapter: WalletAdapter, token: string): Promise<string> {
  const { addPaymentMethod } = requireMethods(adapter, 'addPaymentMethod');
  return (await addPaymentMethod({ token }, { idempotencyKey: crypto.randomUUID() })).id;
}

/** Creates a wallet and tops it up with the payment method of an outcome. */
export async function topUpWith(subject: WalletContractSubject, outcome: ContractOutcome): Promise<TopUp> {
  const quote = await quoteDollars(subject);
  const paymentMethodId = await saveMethod(subject, outcome);
  return requireMethods(subject.adapter, 'createTopUp').createTopUp(
    { quoteId: quote.id, paymentMethodId },
    { idempotencyKey: crypto.randomUUID() },
  );
}

/** Expects a top-up to reach a status. A backend may need a moment. */
export async function expectStatus(
  adapter: WalletAdapter,
  topUp: TopUp,
  status: TopUpStatus,
): Promise<TopUp> {
  const { getTopUp } = requireMethods(adapter, 'getTopUp');
  const read = () => getTopUp({ topUpId: topUp.id });
  const reached = await waitUntil(
    read,
    (current) => current.status !== 'processing' || status === 'processing',
  );
  expect(reached.status).toBe(status);
  return reached;
}
