import type { Money } from '@coffer/adapter';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { keptPayment } from './keptPayment.ts';
import { type LinkQuote, paymentLinkApi, paymentLinkClient } from './paymentLinkApi.ts';
import { usePayWords } from './payWords.ts';

type UsePaymentParameters = { token: string; amount: Money | null; onPaid: () => void };

/** A quote of the amount, and paying it: one key a quote, so that pressing again pays once. */
export function usePayment({ token, amount, onPaid }: UsePaymentParameters) {
  const words = usePayWords();
  const path = { token };
  const quotes = useQuery({
    queryKey: ['payQuote', token, amount],
    enabled: amount !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const body = amount ? { amount } : {};
      const { data, error } = await paymentLinkClient.POST('/payment-links/{token}/quotes', {
        params: { path },
        body,
      });
      if (error) throw new Error(error.detail);
      return data;
    },
  });
  const failed = useFailure(token);
  const attempt = useRef<{ quote: LinkQuote; key: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPaying, setIsPaying] = useState(false);

  const pay = async (paymentToken: string) => {
    const quote = quotes.data;
    if (!quote || isPaying) return;
    if (attempt.current?.quote.id !== quote.id) attempt.current = { quote, key: crypto.randomUUID() };
    setProblem(null);
    setIsPaying(true);
    try {
      const { data: payment, error } = await paymentLinkClient.POST('/payment-links/{token}/payments', {
        params: { path, header: { 'Idempotency-Key': attempt.current.key } },
        // The address of this page is the secret that opens it: the way back does not name it.
        body: { quoteId: quote.id, paymentToken, returnUrl: new URL('/pay', location.href).href },
      });
      if (error) {
        setProblem(error.code === 'quote_expired' ? words.priceChanged : error.detail);
        attempt.current = null;
        await quotes.refetch();
      } else if (payment?.status === 'failed') {
        setProblem(`${payment.failure?.message ?? ''} ${words.failed}`.trim());
        attempt.current = null;
        await quotes.refetch();
      } else if (payment) {
        keptPayment.set({ token, paymentId: payment.id });
        onPaid();
      }
    } catch {
      setProblem(words.unknown);
    }
    setIsPaying(false);
  };
  return {
    quote: quotes.data,
    quoteProblem: quotes.error?.message,
    problem: problem ?? failed,
    isPaying,
    pay,
  };
}

/** Why the payment failed that this tab went away to confirm. */
function useFailure(token: string): string | null {
  const words = usePayWords();
  const kept = keptPayment.get();
  const isOurs = kept?.token === token;
  const { data } = paymentLinkApi.useQuery(
    'get',
    '/payment-links/{token}/payments/{paymentId}',
    { params: { path: { token, paymentId: kept?.paymentId ?? '' } } },
    { enabled: isOurs },
  );
  return data?.status === 'failed' ? `${data.failure?.message ?? ''} ${words.failed}`.trim() : null;
}
