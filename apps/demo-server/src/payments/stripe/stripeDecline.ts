import type { DeclineCode } from '../PaymentProcessor.ts';

/** Stripe's description of a failed payment: an intent's `last_payment_error`, or the error of a request. */
type StripeProblem = {
  code?: string | undefined;
  decline_code?: string | undefined;
  message?: string | undefined;
  payment_method?: { type: string } | undefined;
};

/** Converts Stripe's error to a decline. A failed bank debit is `payment_returned`. */
export function toDecline(problem: StripeProblem): { code: DeclineCode; message: string } {
  const message = problem.message ?? 'The payment was declined.';
  const type = problem.payment_method?.type;
  if (needsAuthentication(problem) || problem.code === 'payment_intent_authentication_failure') {
    return { code: 'authentication_failed', message };
  }
  if (problem.decline_code === 'insufficient_funds') return { code: 'insufficient_funds', message };
  if (problem.code === 'expired_card') return { code: 'expired_card', message };
  if (type?.endsWith('debit') || type === 'us_bank_account') return { code: 'payment_returned', message };
  return { code: 'card_declined', message };
}

/** Checks whether the bank requires the customer to authenticate. */
export function needsAuthentication(problem: StripeProblem): boolean {
  return [problem.code, problem.decline_code].includes('authentication_required');
}
