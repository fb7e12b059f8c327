import { WalletTheme } from '@coffer/components';
import { WalletLocaleProvider } from '@coffer/hooks';
import { type ReactNode, useEffect } from 'react';
import { type PaymentLinkOffer, paymentLinkApi } from '../api/paymentLinkApi.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { PayForm } from './PayForm.tsx';
import { PayOutcome } from './PayOutcome.tsx';
import { PayUnavailable } from './PayUnavailable.tsx';

export type PayPageProps = { token: string };

/** The page of a payment link: whoever holds the address may pay it, once, and sees nothing else. */
export function PayPage({ token }: PayPageProps) {
  const scheme = usePreferences((preferences) => preferences.scheme);
  const language = useLanguage();
  const offer = paymentLinkApi.useQuery(
    'get',
    '/payment-links/{token}',
    { params: { path: { token } } },
    {
      retry: (count, error) => error.code !== 'not_found' && count < 3,
      // Until the money has arrived, or the payment has ended another way.
      refetchInterval: ({ state }) => (state.data?.status === 'processing' ? 1500 : false),
    },
  );
  const name = offer.data?.merchant.name;
  useEffect(() => {
    document.title = name ? `Pay ${name}` : 'Pay';
  }, [name]);
  const refresh = () => void offer.refetch();

  return (
    <WalletLocaleProvider locale={language} timeZone={browserTimeZone}>
      <WalletTheme scheme={scheme} className="pay">
        <main>
          {offer.isError ? (
            <PayUnavailable
              reason={offer.error.code === 'not_found' ? 'wrong' : 'noAnswer'}
              onRetry={refresh}
            />
          ) : (
            offer.data && (
              <>
                <p className="brand">{offer.data.merchant.name}</p>
                {bodyOf(offer.data)}
              </>
            )
          )}
        </main>
      </WalletTheme>
    </WalletLocaleProvider>
  );

  function bodyOf({ status, payment, ...rest }: PaymentLinkOffer): ReactNode {
    if (payment) return <PayOutcome {...{ token, payment }} offer={rest} onChange={refresh} />;
    if (status === 'open') return <PayForm token={token} offer={rest} onChange={refresh} />;
    return <PayUnavailable reason={status} onRetry={refresh} />;
  }
}

const browserTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
