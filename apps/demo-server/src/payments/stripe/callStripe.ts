import Stripe from 'stripe';
import { ProcessorUnavailable } from '../ProcessorUnavailable.ts';

/** Stripe's rejection of a request because of the request itself: it is certain that the request had no effect. */
export type StripeRejection = InstanceType<typeof Stripe.errors.StripeError>;

/**
 * Sends a request to Stripe. Throws Stripe's own error if Stripe rejected the request. Every other failure, such as a
 * lost connection, a rate limit or a wrong API key, leaves the outcome unknown.
 *
 * @throws ProcessorUnavailable when the outcome is not known
 */
export async function callStripe<Response>(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request();
  } catch (error) {
    if (isRejection(error)) throw error;
    throw new ProcessorUnavailable('Stripe did not respond, or not to this request.', { cause: error });
  }
}

/** Checks whether Stripe understood the request and rejected it. */
export function isRejection(error: unknown): error is StripeRejection {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
  if (error instanceof StripeCardError) return true;
  // 409 and `lock_timeout`: another request with this key, or about this object, is still running.
  if (!(error instanceof StripeInvalidRequestError) || error.code === 'lock_timeout') return false;
  return error.statusCode === 400 || error.statusCode === 404;
}
