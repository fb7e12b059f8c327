import Stripe from 'stripe';
import { ProcessorUnavailable } from '../ProcessorUnavailable.ts';

/** What Stripe refused for a reason of the request's own: it is known that nothing happened. */
export type StripeRefusal = InstanceType<typeof Stripe.errors.StripeError>;

/**
 * Asks Stripe. Its refusal of this very request is thrown as it is; all else, from a cut line to a rate limit
 * or a wrong key, says nothing about the payment.
 *
 * @throws ProcessorUnavailable when the answer is not known
 */
export async function askStripe<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw new ProcessorUnavailable('Stripe did not answer, or not to this request.', { cause: error });
  }
}

/** Whether Stripe understood, and said no. */
export function isRefusal(error: unknown): error is StripeRefusal {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
  if (error instanceof StripeCardError) return true;
  // 409 and `lock_timeout`: another request with this key, or about this object, is still under way.
  if (!(error instanceof StripeInvalidRequestError) || error.code === 'lock_timeout') return false;
  return error.statusCode === 400 || error.statusCode === 404;
}
