import { WalletTheme } from '@coffer/components';
import { WalletLocaleProvider } from '@coffer/hooks';
import { useEffect } from 'react';
import { type PaymentLinkOffer, paymentLinkApi } from '../api/paymentLinkApi.ts';
import { useLanguage } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { PayForm } from './PayForm.tsx';
import { PayOutcome } from './PayOutcome.tsx';
import { type Unavailability, usePayMessages } from './payMessages.ts';

export type PayPageProps = { token: string };

/** The page of a payment link. Anyone with the URL can pay it once, and sees nothing else of the customer. */
export function PayPage({ token }: PayPageProps) {
  const scheme = usePreferences((preferences) => preferences.scheme);
  const language = useLanguage();
  const offer = paymentLinkApi.useQuery(
    'get',
    '/payment-links/{token}',
    { params: { path: { token } } },
    {
      retry: (count, error) => error.code !== 'not_found' && count < 3,
      // Polls until the payment settles or ends without one.
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
            <Unavailable
              reason={offer.error.code === 'not_found' ? 'notFound' : 'unreachable'}
              onRetry={refresh}
            />
          ) : (
            offer.data && (
              <>
                <p className="brand">{offer.data.merchant.name}</p>
                <Offer token={token} offer={offer.data} onChange={refresh} />
              </>
            )
          )}
        </main>
      </WalletTheme>
    </WalletLocaleProvider>
  );
}

type OfferProps = { token: string; offer: PaymentLinkOffer; onChange: () => void };

function Offer({ token, offer: { status, payment, ...offer }, onChange }: OfferProps) {
  if (payment) return <PayOutcome token={token} payment={payment} offer={offer} onChange={onChange} />;
  if (status === 'open') return <PayForm token={token} offer={offer} onChange={onChange} />;
  return <Unavailable reason={status} onRetry={onChange} />;
}

/** The reason why the link can't be paid, and what to do. */
function Unavailable({ reason, onRetry }: { reason: Unavailability; onRetry: () => void }) {
  const messages = usePayMessages();
  const { title, advice } = messages.unavailable[reason];
  return (
    <div className="panel" data-reason={reason}>
      <h1>{title}</h1>
      <p className="quiet">{advice}</p>
      {(reason === 'unreachable' || reason === 'processing') && (
        <button type="button" onClick={onRetry}>
          {messages.tryAgain}
        </button>
      )}
    </div>
  );
}

const browserTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
