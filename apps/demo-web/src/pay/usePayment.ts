import type { Money } from '@coffer/adapter';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type LinkPayment, type LinkQuote, paymentLinkClient } from '../api/paymentLinkApi.ts';
import { usePayMessages } from './payMessages.ts';
import { persistedPayment } from './persistedPayment.ts';

/** Creates the token of the payer's payment method. Returns undefined while its form loads. */
type CreateToken = () => Promise<string | undefined>;

type UsePaymentParameters = {
  token: string;
  /** Null while the payer has not entered an amount. */
  amount: Money | null;
  /** Called when the link or its payment may have changed. */
  onChange: () => void;
};

/** Quotes an amount and pays it. Each quote has one idempotency key, so that a repeat charges nothing twice. */
export function usePayment({ token, amount, onChange }: UsePaymentParameters) {
  const messages = usePayMessages();
  const path = { token };
  const quotes = useQuery({
    queryKey: ['payQuote', token, amount],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn:
      amount === null
        ? skipToken
        : async () => {
            const { data, error } = await paymentLinkClient.POST('/payment-links/{token}/quotes', {
              params: { path },
              body: { amount },
            });
            if (error) throw new Error(error.detail);
            return data;
          },
  });
  const earlierFailure = useEarlierFailure(token);
  const attempt = useRef<{ quote: LinkQuote; key: string; paymentToken: string } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isPaying, setIsPaying] = useState(false);

  /** Returns null if the payer's entry is not valid. Its form shows why. */
  const createAttempt = async (quote: LinkQuote, createToken: CreateToken) => {
    // A repeat needs the same payment token: another token with the same key would be another request.
    if (attempt.current?.quote.id === quote.id) return attempt.current;
    try {
      const paymentToken = await createToken();
      if (paymentToken) return { quote, key: crypto.randomUUID(), paymentToken };
    } catch (tokenError) {
      setError(tokenError instanceof Error ? tokenError.message : null);
    }
    return null;
  };

  const pay = async (createToken: CreateToken) => {
    const quote = quotes.data;
    if (!quote || isPaying) return;
    setError(null);
    setIsPaying(true);
    try {
      attempt.current = await createAttempt(quote, createToken);
      if (!attempt.current) return setIsPaying(false);
      const { key, paymentToken } = attempt.current;
      const { data: payment, error } = await paymentLinkClient.POST('/payment-links/{token}/payments', {
        params: { path, header: { 'Idempotency-Key': key } },
        // This page's URL is the secret that opens the link, so the return URL does not have it.
        body: { quoteId: quote.id, paymentToken, returnUrl: new URL('/pay', location.href).href },
      });
      if (error) {
        setError(error.code === 'quote_expired' ? messages.priceChanged : error.detail);
        attempt.current = null;
        await quotes.refetch();
        // The link may have ended while the page was open.
        onChange();
      } else if (payment?.status === 'failed') {
        setError(failureMessage(payment, messages.failed));
        attempt.current = null;
        await quotes.refetch();
      } else if (payment) {
        persistedPayment.set({ token, paymentId: payment.id });
        onChange();
      }
    } catch {
      setError(messages.unknown);
    }
    setIsPaying(false);
  };
  return {
    quote: quotes.data,
    quoteError: quotes.error?.message,
    error: error ?? earlierFailure,
    isPaying,
    pay,
  };
}

/** Returns why the payment failed that this tab left the page to confirm, or null. */
function useEarlierFailure(token: string): string | null {
  const messages = usePayMessages();
  const persisted = persistedPayment.get();
  const paymentId = persisted?.token === token ? persisted.paymentId : null;
  const { data } = useQuery({
    queryKey: ['earlierPayment', token, paymentId],
    queryFn:
      paymentId === null
        ? skipToken
        : async () => {
            const path = { token, paymentId };
            const { data, error } = await paymentLinkClient.GET(
              '/payment-links/{token}/payments/{paymentId}',
              { params: { path } },
            );
            if (error) throw new Error(error.detail);
            return data;
          },
  });
  return data?.status === 'failed' ? failureMessage(data, messages.failed) : null;
}

function failureMessage({ failure }: LinkPayment, outcome: string): string {
  return failure === null ? outcome : `${failure.message} ${outcome}`;
}
