import { Elements } from '@stripe/react-stripe-js';
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../ui/useLanguage.ts';
import { useStripeMessages } from './stripeMessages.ts';

export type StripeElementsProps = {
  publishableKey: string;
  /** Undefined while they load. */
  options: StripeElementsOptions | undefined;
  /** Whether the options failed to load. */
  isFailed?: boolean;
  children: ReactNode;
};

/** Loads Stripe's script and provides it to Stripe's fields. */
export function StripeElements({ publishableKey, options, isFailed, children }: StripeElementsProps) {
  const messages = useStripeMessages();
  const locale = useLanguage().startsWith('ar') ? 'ar' : 'auto';
  const script = useQuery<Stripe | null>({
    queryKey: ['stripe', publishableKey],
    queryFn: () => openStripe(publishableKey),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (isFailed || script.isError) return <p role="alert">{messages.unavailable}</p>;
  if (!script.data || !options) return <p className="quiet">{messages.loading}</p>;
  const theme = { appearance: { theme: colorScheme() }, locale } as const;
  return (
    <Elements stripe={script.data} options={{ ...theme, ...options }}>
      {children}
    </Elements>
  );
}

const loading = new Map<string, Promise<Stripe | null>>();

/** Loads Stripe's script once per key and page. A failed load is tried again by the next form. */
function openStripe(publishableKey: string): Promise<Stripe | null> {
  const stripe = loading.get(publishableKey) ?? loadStripe(publishableKey);
  loading.set(publishableKey, stripe);
  stripe.catch(() => loading.delete(publishableKey));
  return stripe;
}

/** Stripe's fields are iframes, which can't read the page's colors. */
function colorScheme(): 'night' | 'stripe' {
  const [red = 255, green = 255, blue = 255] =
    getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
  return red + green + blue < 384 ? 'night' : 'stripe';
}
