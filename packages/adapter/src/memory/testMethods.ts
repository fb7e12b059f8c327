import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { TopUpFailureCode } from '../port/TopUp.ts';

/** Outcome of a charge of a test payment method. */
export type TestOutcome =
  | { type: 'settles' }
  | { type: 'declines'; code: TopUpFailureCode; message: string }
  | { type: 'requiresAction' }
  | { type: 'delays' };

/** A test payment method. */
export type TestMethod = {
  label: string;
  method: Pick<PaymentMethod, 'type' | 'brand' | 'last4' | 'offSession'>;
  outcome: TestOutcome;
};

function card(brand: string, last4: string, offSession = true): TestMethod['method'] {
  return { type: 'card', brand, last4, offSession };
}

function declines(code: TopUpFailureCode, message: string): TestOutcome {
  return { type: 'declines', code, message };
}

/** Tokens that `addPaymentMethod` accepts, with the payment method and the outcome of a charge. */
export const testMethods = {
  test_success: {
    label: 'Visa •••• 4242, succeeds',
    method: card('Visa', '4242'),
    outcome: { type: 'settles' },
  },
  test_decline: {
    label: 'Visa •••• 0002, is declined',
    method: card('Visa', '0002'),
    outcome: declines('card_declined', 'The bank declined the card.'),
  },
  test_insufficient_funds: {
    label: 'Mastercard •••• 9995, lacks funds',
    method: card('Mastercard', '9995'),
    outcome: declines('insufficient_funds', 'The card lacks the funds.'),
  },
  test_three_d_secure: {
    label: 'Visa •••• 3220, asks to confirm',
    method: card('Visa', '3220', false),
    outcome: { type: 'requiresAction' },
  },
  test_three_d_secure_always: {
    label: 'Visa •••• 3184, confirms every charge',
    method: card('Visa', '3184'),
    outcome: { type: 'requiresAction' },
  },
  test_bank_debit: {
    label: 'SEPA Direct Debit •••• 3000, settles in three days',
    method: { type: 'bankDebit', brand: 'SEPA Direct Debit', last4: '3000', offSession: true },
    outcome: { type: 'delays' },
  },
} as const satisfies Record<string, TestMethod>;

/** A token of the memory processor. */
export type TestToken = keyof typeof testMethods;
