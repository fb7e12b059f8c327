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
import { usePayMessages } from './payMessages.ts';

export type PayOutcomeProps = {
  token: string;
  offer: Pick<PaymentLinkOffer, 'merchant' | 'customer'>;
  payment: LinkPayment;
  /** Called when the payment may have changed. */
  onChange: () => void;
};

/** A payment that was started: its receipt, its confirmation at the bank, or its progress. */
export function PayOutcome({ token, offer, payment, onChange }: PayOutcomeProps) {
  if (payment.status === 'settled') return <Receipt token={token} offer={offer} payment={payment} />;
  if (payment.action) {
    return <Confirmation token={token} payment={payment} url={payment.action.url} onChange={onChange} />;
  }
  return <Processing payment={payment} />;
}

function Receipt({ token, offer, payment }: Omit<PayOutcomeProps, 'onChange'>) {
  const messages = usePayMessages();
  const { format } = useFormatDate();
  const receipt = paymentLinkApi.useQuery('get', '/payment-links/{token}/payments/{paymentId}/receipt', {
    params: { path: { token, paymentId: payment.id } },
  });
  return (
    <section className="panel" data-state="settled" tabIndex={-1} ref={restoreFocus}>
      <div role="status">
        <h1>{messages.paid}</h1>
      </div>
      <p className="quiet">{messages.paidLead(offer.merchant.name, offer.customer.name)}</p>
      <Total payment={payment} />
      <QuoteSummary quote={{ ...payment, balanceAfter: null }} isPaid />
      {receipt.data && (
        <p className="quiet">
          {messages.receipt} <bdi>{receipt.data.number}</bdi> · {format(receipt.data.issuedAt, day)}
          {receipt.data.paidWith && (
            <>
              {' '}
              · {messages.paidWith} <bdi>{receipt.data.paidWith}</bdi>
            </>
          )}
        </p>
      )}
      <button type="button" onClick={() => print()}>
        {messages.print}
      </button>
    </section>
  );
}

function Confirmation({
  token,
  payment,
  url,
  onChange,
}: Pick<PayOutcomeProps, 'token' | 'payment' | 'onChange'> & { url: string }) {
  const messages = usePayMessages();
  const path = { token, paymentId: payment.id };
  const cancel = useMutation({
    mutationFn: () =>
      paymentLinkClient.POST('/payment-links/{token}/payments/{paymentId}/cancel', {
        params: { path, header: { 'Idempotency-Key': `cancel-${payment.id}` } },
      }),
    onSettled: onChange,
  });
  return (
    <section className="panel" data-state="requiresAction">
      <h1>{messages.confirm}</h1>
      <p className="quiet">{messages.confirmLead}</p>
      <Total payment={payment} />
      <div className="pay-choices">
        <a className="primary" href={url}>
          {messages.confirm}
        </a>
        <button type="button" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {messages.cancel}
        </button>
      </div>
    </section>
  );
}

function Processing({ payment }: Pick<PayOutcomeProps, 'payment'>) {
  const messages = usePayMessages();
  const { format } = useFormatDate();
  return (
    <section className="panel" data-state="processing">
      <div role="status">
        <h1>{messages.processing}</h1>
      </div>
      <p className="quiet">{messages.processingLead}</p>
      <Total payment={payment} />
      {payment.expectedAt && (
        <p>
          {messages.expected} {format(payment.expectedAt, day)}
        </p>
      )}
    </section>
  );
}

function Total({ payment }: Pick<PayOutcomeProps, 'payment'>) {
  return (
    <p className="pay-amount">
      <Money value={payment.total} variant="hero" />
    </p>
  );
}

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
