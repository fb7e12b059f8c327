import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';

const opened = new Map<string, Promise<Stripe | null>>();

/** Stripe's script, loaded from Stripe once a key and page, and not before it is asked for here. */
export function openStripe(publishableKey: string): Promise<Stripe | null> {
  const stripe = opened.get(publishableKey) ?? loadStripe(publishableKey);
  opened.set(publishableKey, stripe);
  // What did not load is tried again by the next form.
  stripe.catch(() => opened.delete(publishableKey));
  return stripe;
}
