import { Money } from '@coffer/components';
import { keptKeys } from '../../api/keptKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ActionDialog } from '../parts/ActionDialog.tsx';
import { MoneyField } from '../parts/MoneyField.tsx';
import { moneyOf } from '../parts/moneyOf.ts';
import { textOf } from '../parts/textOf.ts';
import { ReasonField } from './ReasonField.tsx';
import { TopUpRest } from './TopUpRest.tsx';

export type TopUpActionsProps = { topUp: Schemas['TopUp'] };

/** Gives a top-up back to its card, or gives up one that still waits. */
export function TopUpActions({ topUp }: TopUpActionsProps) {
  const api = useMerchantApi();
  const refund = api.useMutation('post', '/v1/top-ups/{topUpId}/refunds');
  const cancel = api.useMutation('post', '/v1/top-ups/{topUpId}/cancel');
  const path = { topUpId: topUp.id };
  const { currency } = topUp.amount;
  const settled = topUp.status === 'settled';
  const grants = api.useQuery(
    'get',
    '/v1/wallets/{walletId}/grants',
    { params: { path: { walletId: topUp.walletId } } },
    { enabled: settled },
  );
  if (settled) {
    // What was spent or given back whole is not among them any more.
    const isLeft = grants.data?.items.some(({ entryId }) => entryId === topUp.entryId) ?? true;
    if (!isLeft) return <span className="quiet">Nothing left</span>;
    return (
      <ActionDialog
        label="Refund"
        variant="danger"
        title="Refund this top-up?"
        submit="Refund to the card"
        onSubmit={(form) => {
          const amount = moneyOf(form, 'amount', currency)?.amount;
          const body = { ...(amount !== undefined && { amount }), reason: textOf(form, 'reason') };
          const header = keptKeys.header('refundTopUp', path, body);
          return refund.mutateAsync({ params: { path, header }, body });
        }}
      >
        <p>What is unspent of it leaves the wallet and goes back to the card that paid.</p>
        <TopUpRest topUp={topUp} />
        <MoneyField
          name="amount"
          currency={currency}
          max={topUp.amount}
          label="Refund"
          description="Left empty, all that is unspent and not reserved is refunded."
        />
        <ReasonField />
      </ActionDialog>
    );
  }
  if (topUp.status === 'requiresAction' || topUp.status === 'requiresPaymentMethod') {
    return (
      <ActionDialog
        label="Cancel"
        title="Give this top-up up?"
        submit="Give up"
        onSubmit={() =>
          cancel.mutateAsync({ params: { path, header: keptKeys.header('cancelTopUp', path) } })
        }
      >
        <p>
          The customer can no longer confirm the payment of <Money value={topUp.total} />. Nothing is charged.
        </p>
      </ActionDialog>
    );
  }
  return '–';
}
