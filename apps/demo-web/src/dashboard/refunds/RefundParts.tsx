import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { refundWay } from './refundWay.ts';
import './RefundParts.css';

export type RefundPartsProps = { refund: Schemas['Refund'] };

/** Where a refund goes, part by part; and what can be done about one that a card refused. */
export function RefundParts({ refund }: RefundPartsProps) {
  const api = useMerchantApi();
  const retry = api.useMutation('post', '/v1/refunds/{refundId}/retry');
  const credit = api.useMutation('post', '/v1/refunds/{refundId}/credit');
  const path = { refundId: refund.id };
  const refused = refund.parts.filter(({ status }) => status === 'failed');
  const figures = refused.map(({ id, amount }) => (
    <li key={id}>
      <Money value={amount} />
    </li>
  ));
  return (
    <div className="refund-parts">
      <ul>
        {refund.parts.map(({ id, amount, status, failure, ...way }) => (
          <li key={id}>
            <Money value={amount} /> {refundWay(way)} <Status value={status} />
            {failure && <span className="quiet"> {failure.message}</span>}
          </li>
        ))}
      </ul>
      {refund.status === 'failed' && (
        <div className="actions">
          <ActionDialog
            label="Ask the card again"
            title="Ask the card again?"
            submit="Ask again"
            onSubmit={() =>
              retry.mutateAsync({ params: { path, header: idempotencyKeys.header('retryRefund', path) } })
            }
          >
            <p>What the card refused is sent to it once more. What has settled stays as it is.</p>
            <ul>{figures}</ul>
          </ActionDialog>
          <ActionDialog
            label="Give it as balance"
            title="Give what was refused as balance?"
            submit="Give as balance"
            onSubmit={() =>
              credit.mutateAsync({ params: { path, header: idempotencyKeys.header('creditRefund', path) } })
            }
          >
            <p>What the card refused goes to the wallet; of a closed wallet it is yours to pay out.</p>
            <ul>{figures}</ul>
          </ActionDialog>
        </div>
      )}
    </div>
  );
}
