import type { Money as MoneyValue } from '@coffer/adapter';
import { Money } from '@coffer/components';
import { useState } from 'react';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { readMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ReasonField } from './ReasonField.tsx';
import { TopUpRefundPreview } from './TopUpRefundPreview.tsx';

export type TopUpActionsProps = { topUp: Schemas['TopUp'] };

/** Refunds a settled top-up to its card, or cancels one that waits for its payer. */
export function TopUpActions({ topUp }: TopUpActionsProps) {
  switch (topUp.status) {
    case 'settled':
      return topUp.entryId === null ? '–' : <RefundTopUp topUp={topUp} entryId={topUp.entryId} />;
    case 'requiresAction':
    case 'requiresPaymentMethod':
      return <CancelTopUp topUp={topUp} />;
    case 'processing':
    case 'failed':
    case 'canceled':
    case 'expired':
      return '–';
    default:
      return topUp.status satisfies never;
  }
}

function RefundTopUp({ topUp, entryId }: TopUpActionsProps & { entryId: string }) {
  const api = useMerchantApi();
  const refund = api.useMutation('post', '/v1/top-ups/{topUpId}/refunds');
  const path = { topUpId: topUp.id };
  const { currency } = topUp.amount;
  // The grant of this top-up, until it is used up.
  const grants = api.useQuery('get', '/v1/wallets/{walletId}/grants', {
    params: { path: { walletId: topUp.walletId }, query: { entryId } },
  });
  if (grants.data?.items.length === 0) return <span className="quiet">Nothing left</span>;
  return (
    <ActionDialog
      label="Refund"
      variant="danger"
      title="Refund this top-up?"
      submit="Refund to the card"
      onSubmit={(form) => {
        const amount = readMoney(form, 'amount', currency);
        const body = { ...(amount !== null && { amount }), reason: readText(form, 'reason') };
        const header = idempotencyKeys.header('refundTopUp', path, body);
        return refund.mutateAsync({ params: { path, header }, body });
      }}
    >
      <RefundFields topUp={topUp} />
      <ReasonField />
    </ActionDialog>
  );
}

function CancelTopUp({ topUp }: TopUpActionsProps) {
  const cancel = useMerchantApi().useMutation('post', '/v1/top-ups/{topUpId}/cancel');
  const path = { topUpId: topUp.id };
  return (
    <ActionDialog
      label="Cancel"
      title="Cancel this top-up?"
      submit="Cancel top-up"
      onSubmit={() =>
        cancel.mutateAsync({ params: { path, header: idempotencyKeys.header('cancelTopUp', path) } })
      }
    >
      <p>
        The customer can no longer confirm the payment of <Money value={topUp.total} />. Nothing is charged.
      </p>
    </ActionDialog>
  );
}

function RefundFields({ topUp: { id: topUpId, amount: max } }: TopUpActionsProps) {
  const [amount, setAmount] = useState<MoneyValue | null>(null);
  const [isEmpty, setEmpty] = useState(true);
  return (
    <>
      <p>
        The unused part of this top-up goes back to its card. Its unused bonus is taken back in proportion.
      </p>
      <div
        onInput={({ target }) => {
          if (target instanceof HTMLInputElement) setEmpty(target.value.trim() === '');
        }}
      >
        <MoneyField
          name="amount"
          currency={max.currency}
          max={max}
          label="Refund"
          description="Leave it empty to refund everything that is unused and not on hold."
          onValueChange={setAmount}
        />
      </div>
      {/* Text that is not an amount must not look like an empty field, which refunds everything. */}
      {(isEmpty || amount !== null) && <TopUpRefundPreview topUpId={topUpId} amount={amount} />}
    </>
  );
}
