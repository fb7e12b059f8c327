import type { Money } from '@coffer/adapter';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type LinkQuote, paymentLinkApi, paymentLinkClient } from '../api/paymentLinkApi.ts';
import { usePayWords } from './payWords.ts';
import { persistedPayment } from './persistedPayment.ts';

/** What stands for the payer's method, made when it is to be charged; nothing while its form is not there. */
type MakeToken = () => Promise<string | undefined>;

type UsePaymentParameters = { token: string; amount: Money | null; onChange: () => void };

/** A quote of the amount, and paying it: one key a quote, so that pressing again pays once. */
export function usePayment({ token, amount, onChange }: UsePaymentParameters) {
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
  const attempt = useRef<{ quote: LinkQuote; key: string; paymentToken: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPaying, setIsPaying] = useState(false);

  /** Null where the payer's own entry is not right yet: its form says why. */
  const attemptOf = async (quote: LinkQuote, makeToken: MakeToken) => {
    // Pressed again, the same token pays: another one by the same key would be another request.
    if (attempt.current?.quote.id === quote.id) return attempt.current;
    try {
      const paymentToken = await makeToken();
      if (paymentToken) return { quote, key: crypto.randomUUID(), paymentToken };
    } catch (error) {
      setProblem(error instanceof Error ? error.message : null);
    }
    return null;
  };

  const pay = async (makeToken: MakeToken) => {
    const quote = quotes.data;
    if (!quote || isPaying) return;
    setProblem(null);
    setIsPaying(true);
    try {
      attempt.current = await attemptOf(quote, makeToken);
      if (!attempt.current) return setIsPaying(false);
      const { key, paymentToken } = attempt.current;
      const { data: payment, error } = await paymentLinkClient.POST('/payment-links/{token}/payments', {
        params: { path, header: { 'Idempotency-Key': key } },
        // The address of this page is the secret that opens it: the way back does not name it.
        body: { quoteId: quote.id, paymentToken, returnUrl: new URL('/pay', location.href).href },
      });
      if (error) {
        setProblem(error.code === 'quote_expired' ? words.priceChanged : error.detail);
        attempt.current = null;
        await quotes.refetch();
        // The link may have ended while it was open here: then its page says so.
        onChange();
      } else if (payment?.status === 'failed') {
        setProblem(`${payment.failure?.message ?? ''} ${words.failed}`.trim());
        attempt.current = null;
        await quotes.refetch();
      } else if (payment) {
        persistedPayment.set({ token, paymentId: payment.id });
        onChange();
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
  const kept = persistedPayment.get();
  const isOurs = kept?.token === token;
  const { data } = paymentLinkApi.useQuery(
    'get',
    '/payment-links/{token}/payments/{paymentId}',
    { params: { path: { token, paymentId: kept?.paymentId ?? '' } } },
    { enabled: isOurs },
  );
  return data?.status === 'failed' ? `${data.failure?.message ?? ''} ${words.failed}`.trim() : null;
}
