import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import './RefundParts.css';

export type RefundPartsProps = { refund: Schemas['Refund'] };

/** The parts of a refund with their destinations, and actions for parts that failed. */
export function RefundParts({ refund }: RefundPartsProps) {
  const api = useMerchantApi();
  const retry = api.useMutation('post', '/v1/refunds/{refundId}/retry');
  const credit = api.useMutation('post', '/v1/refunds/{refundId}/credit');
  const path = { refundId: refund.id };
  const failedParts = refund.parts.filter(({ status }) => status === 'failed');
  const failedAmounts = failedParts.map(({ id, amount }) => (
    <li key={id}>
      <Money value={amount} />
    </li>
  ));
  return (
    <div className="refund-parts">
      <ul>
        {refund.parts.map(({ id, amount, status, failure, ...destination }) => (
          <li key={id}>
            <Money value={amount} /> {describeDestination(destination)} <Status value={status} />
            {failure && <span className="quiet"> {failure.message}</span>}
          </li>
        ))}
      </ul>
      {refund.status === 'failed' && (
        <div className="actions">
          <ActionDialog
            label="Retry refund"
            title="Retry refund?"
            submit="Retry refund"
            onSubmit={() =>
              retry.mutateAsync({ params: { path, header: idempotencyKeys.header('retryRefund', path) } })
            }
          >
            <p>We send the failed parts to the card again:</p>
            <ul>{failedAmounts}</ul>
          </ActionDialog>
          <ActionDialog
            label="Credit wallet"
            title="Credit the failed parts to the wallet?"
            submit="Credit wallet"
            onSubmit={() =>
              credit.mutateAsync({ params: { path, header: idempotencyKeys.header('creditRefund', path) } })
            }
          >
            <p>
              The failed parts are added to the wallet. If the wallet is closed, you pay them out yourself:
            </p>
            <ul>{failedAmounts}</ul>
          </ActionDialog>
        </div>
      )}
    </div>
  );
}

const destinations: Record<Schemas['RefundPart']['destination'], string> = {
  wallet: 'to the wallet',
  paymentMethod: 'to the original card',
  external: 'for you to pay out',
};

/** Describes the destination of a part of a refund, by the card's name if it is known. */
export function describeDestination({
  destination,
  paidWith,
}: Pick<Schemas['RefundPart'], 'destination' | 'paidWith'>): string {
  return paidWith === null ? destinations[destination] : `to ${paidWith}`;
}
