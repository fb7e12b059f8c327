import type { DeclineCode, ProcessorMethod } from '../PaymentProcessor.ts';

/** Outcome of a payment by a test method. */
type TestOutcome =
  | { kind: 'succeeds' }
  | { kind: 'declines'; code: DeclineCode; message: string }
  | { kind: 'asksFirst' }
  | { kind: 'settlesLater' }
  | { kind: 'returnsLater' }
  | { kind: 'isUnavailable' }
  | { kind: 'losesItsAnswer' }
  | { kind: 'refusesRefunds' }
  | { kind: 'refusesFirstRefund' }
  | { kind: 'isDisputed' }
  | { kind: 'winsItsDispute' };

/** A token of the test processor, its description as a saved method, and the outcome of paying with it. */
export type TestMethodDefinition = Omit<ProcessorMethod, 'reference' | 'fingerprint'> & {
  token: string;
  label: string;
  outcome: TestOutcome;
};

/** Every token that the test processor accepts. */
export const testMethods: readonly TestMethodDefinition[] = [
  card('pm_card_visa', 'Visa', '4242', 'Visa that pays', { kind: 'succeeds' }),
  card('pm_card_mastercard', 'Mastercard', '4444', 'Mastercard that pays', { kind: 'succeeds' }),
  card('pm_card_declined', 'Visa', '0002', 'Visa that is declined', {
    kind: 'declines',
    code: 'card_declined',
    message: 'The card was declined by its bank.',
  }),
  card('pm_card_insufficient_funds', 'Visa', '9995', 'Visa without enough funds', {
    kind: 'declines',
    code: 'insufficient_funds',
    message: 'The card has not enough funds.',
  }),
  {
    ...card('pm_card_expired', 'Mastercard', '0069', 'Mastercard that has expired', {
      kind: 'declines',
      code: 'expired_card',
      message: 'The card has expired.',
    }),
    expiry: { month: 1, year: 2024 },
  },
  {
    ...card('pm_card_three_d_secure', 'Visa', '3220', 'Visa that asks for confirmation (3-D Secure)', {
      kind: 'asksFirst',
    }),
    offSession: false,
  },
  card('pm_card_asks_off_session', 'Visa', '3184', 'Visa that asks for confirmation of automatic charges', {
    kind: 'asksFirst',
  }),
  bankDebit('pm_bank_debit', '6789', 'Bank debit that arrives later', { kind: 'settlesLater' }),
  bankDebit('pm_bank_debit_returned', '1116', 'Bank debit that is returned', { kind: 'returnsLater' }),
  card('pm_processor_outage', 'Visa', '5003', 'Visa while the processor is down', { kind: 'isUnavailable' }),
  card('pm_answer_lost', 'Visa', '5004', 'Visa whose first answer is lost', { kind: 'losesItsAnswer' }),
  card('pm_card_disputed', 'Visa', '0259', 'Visa whose payment is disputed', { kind: 'isDisputed' }),
  card('pm_card_dispute_won', 'Visa', '2685', 'Visa whose dispute is won', { kind: 'winsItsDispute' }),
  card('pm_card_refund_fails', 'Visa', '5126', 'Visa that takes no refunds', { kind: 'refusesRefunds' }),
  card('pm_card_refund_fails_once', 'Visa', '5134', 'Visa that refuses its first refund', {
    kind: 'refusesFirstRefund',
  }),
];

/** Finds the definition of a token. */
export function testMethod(token: string): TestMethodDefinition | undefined {
  return testMethods.find((method) => method.token === token);
}

function card(
  token: string,
  brand: string,
  last4: string,
  label: string,
  outcome: TestOutcome,
): TestMethodDefinition {
  const expiry = { month: 12, year: 2034 };
  return { token, type: 'card', brand, last4, expiry, offSession: true, label, outcome };
}

function bankDebit(token: string, last4: string, label: string, outcome: TestOutcome): TestMethodDefinition {
  const brand = 'SEPA Direct Debit';
  return { token, type: 'bankDebit', brand, last4, expiry: null, offSession: true, label, outcome };
}
