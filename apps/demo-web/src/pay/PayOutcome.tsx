import { Money, QuoteSummary } from '@coffer/components';
import { useFormatDate } from '@coffer/hooks';
import { useMutation } from '@tanstack/react-query';
import {
  type LinkPayment,
  type PaymentLinkOffer,
  paymentLinkApi,
  paymentLinkClient,
} from '../api/paymentLinkApi.ts';
import { restoreFocus } from '../ui/restoreFocus.ts';
import { usePayWords } from './payWords.ts';

export type PayOutcomeProps = {
  token: string;
  /** Whose balance it is. */
  offer: Pick<PaymentLinkOffer, 'merchant' | 'customer'>;
  payment: LinkPayment;
  onChange: () => void;
};

/** A payment that was started: to be confirmed, on its way, or arrived with its receipt. */
export function PayOutcome({ token, offer, payment, onChange }: PayOutcomeProps) {
  const words = usePayWords();
  const { format } = useFormatDate();
  const path = { token, paymentId: payment.id };
  const cancel = useMutation({
    mutationFn: () =>
      paymentLinkClient.POST('/payment-links/{token}/payments/{paymentId}/cancel', {
        params: { path, header: { 'Idempotency-Key': `cancel-${payment.id}` } },
      }),
    onSettled: onChange,
  });
  const receipt = paymentLinkApi.useQuery(
    'get',
    '/payment-links/{token}/payments/{paymentId}/receipt',
    { params: { path } },
    { enabled: payment.status === 'settled' },
  );

  if (payment.status === 'settled') {
    return (
      <section className="panel" data-state="settled" tabIndex={-1} ref={restoreFocus}>
        <div role="status">
          <h1>{words.paid}</h1>
        </div>
        <p className="quiet">{words.paidLead(offer.merchant.name, offer.customer.name)}</p>
        <p className="pay-amount">
          <Money value={payment.total} variant="hero" />
        </p>
        <QuoteSummary quote={{ ...payment, balanceAfter: null }} isPaid />
        {receipt.data && (
          <p className="quiet">
            {words.receipt} <bdi>{receipt.data.number}</bdi> · {format(receipt.data.issuedAt, day)}
            {receipt.data.paidWith && (
              <>
                {' '}
                · {words.paidWith} <bdi>{receipt.data.paidWith}</bdi>
              </>
            )}
          </p>
        )}
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
      </section>
    );
  }
  if (payment.action) {
    return (
      <section className="panel" data-state="requiresAction">
        <h1>{words.confirm}</h1>
        <p className="quiet">{words.confirmLead}</p>
        <p className="pay-amount">
          <Money value={payment.total} variant="hero" />
        </p>
        <div className="pay-choices">
          <a className="primary" href={payment.action.url}>
            {words.confirm}
          </a>
          <button type="button" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            {words.giveUp}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section className="panel" data-state="processing">
      <div role="status">
        <h1>{words.onItsWay}</h1>
      </div>
      <p className="quiet">{words.onItsWayLead}</p>
      <p className="pay-amount">
        <Money value={payment.total} variant="hero" />
      </p>
      {payment.expectedAt && (
        <p>
          {words.expected} {format(payment.expectedAt, day)}
        </p>
      )}
    </section>
  );
}

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
