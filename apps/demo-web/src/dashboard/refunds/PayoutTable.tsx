import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { cursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Field } from '../../ui/Field.tsx';
import { readText } from '../../ui/formValues.ts';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { WalletLink } from '../wallets/WalletLink.tsx';

type Payout = Schemas['Payout'];

const columns: Column<Payout>[] = [
  { name: 'Created', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Wallet', cell: ({ walletId }) => <WalletLink walletId={walletId} /> },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reference', cell: ({ reference }) => reference },
  { name: 'Paid', cell: ({ paidAt }) => <DateTime value={paidAt} none="" /> },
  {
    name: 'Actions',
    align: 'end',
    cell: (payout) => (payout.status === 'pending' ? <MarkPaid payout={payout} /> : null),
  },
];

/** Money that the merchant returns by hand, newest first. */
export function PayoutTable() {
  const payouts = useMerchantApi().useInfiniteQuery('get', '/v1/payouts', {}, cursorPagination);
  return (
    <Section
      title="Payouts"
      note={<span className="quiet">Money that no card takes back. Pay it out, then mark it as paid.</span>}
    >
      <DataTable
        caption="Payouts"
        columns={columns}
        rows={payouts.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={payouts}
        empty="No payouts. Closing a wallet creates one for money that no card takes back."
      />
    </Section>
  );
}

function MarkPaid({ payout }: { payout: Payout }) {
  const markPaid = useMerchantApi().useMutation('post', '/v1/payouts/{payoutId}/mark-paid');
  return (
    <ActionDialog
      label="Mark as paid"
      title="Mark this payout as paid?"
      submit="Mark as paid"
      onSubmit={(form) => {
        const path = { payoutId: payout.id };
        const body = { reference: readText(form, 'reference') };
        const header = idempotencyKeys.header('markPayoutPaid', path, body);
        return markPaid.mutateAsync({ params: { path, header }, body });
      }}
    >
      <p>
        Confirm that you have paid <Money value={payout.amount} /> to the customer. This can’t be undone.
      </p>
      <Field label="Reference (optional)" hint="Such as the number of the bank transfer.">
        <input name="reference" maxLength={255} />
      </Field>
    </ActionDialog>
  );
}
