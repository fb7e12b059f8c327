import { Elements } from '@stripe/react-stripe-js';
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../ui/useLanguage.ts';
import { openStripe } from './openStripe.ts';
import { useStripeWords } from './useStripeWords.ts';

export type StripeElementsProps = {
  publishableKey: string;
  /** What the fields are for, once it is known. */
  options: StripeElementsOptions | undefined;
  /** Why that is not known. */
  isFailed?: boolean;
  children: ReactNode;
};

/** Stripe's script around its fields, and what is there until it has come. */
export function StripeElements({ publishableKey, options, isFailed, children }: StripeElementsProps) {
  const words = useStripeWords();
  const locale = useLanguage().startsWith('ar') ? 'ar' : 'auto';
  const script = useQuery<Stripe | null>({
    queryKey: ['stripe', publishableKey],
    queryFn: () => openStripe(publishableKey),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (isFailed || script.isError) return <p role="alert">{words.unavailable}</p>;
  if (!script.data || !options) return <p className="quiet">{words.loading}</p>;
  const theme = { appearance: { theme: colorScheme() }, locale } as const;
  return (
    <Elements stripe={script.data} options={{ ...theme, ...options }}>
      {children}
    </Elements>
  );
}

/** Stripe's fields are frames of their own, which do not see the page's colours. */
function colorScheme(): 'night' | 'stripe' {
  const [red = 255, green = 255, blue = 255] =
    getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
  return red + green + blue < 384 ? 'night' : 'stripe';
}
