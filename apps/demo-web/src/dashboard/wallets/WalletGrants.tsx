import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { cursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { readRequiredText } from '../../ui/formValues.ts';
import { humanizeLabel } from '../../ui/humanize.ts';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ReasonField } from './ReasonField.tsx';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['WalletGrant']>[] = [
  { name: 'Kind', cell: ({ kind }) => humanizeLabel(kind) },
  { name: 'From', cell: ({ source }) => humanizeLabel(source) },
  { name: 'Priority', cell: ({ priority }) => priority },
  { name: 'Expires', cell: ({ expiresAt }) => <DateTime value={expiresAt} none="Never" /> },
  { name: 'Granted', align: 'end', cell: ({ original }) => <Money value={original} /> },
  { name: 'Reserved', align: 'end', cell: ({ reserved }) => <Money value={reserved} /> },
  { name: 'Remaining', align: 'end', cell: ({ remaining }) => <Money value={remaining} /> },
  { name: 'Actions', align: 'end', cell: (grant) => <TakeBack grant={grant} /> },
];

/** What a wallet's money is made of, in the order in which it is spent. */
export function WalletGrants({ wallet: { id: walletId } }: WalletProps) {
  const grants = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/wallets/{walletId}/grants',
    { params: { path: { walletId } } },
    cursorPagination,
  );
  return (
    <Section title="Grants" note={<span className="quiet">in the order in which they are spent</span>}>
      <DataTable
        caption="Grants"
        columns={columns}
        rows={grants.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={grants}
        empty="There is nothing unspent."
      />
    </Section>
  );
}

function TakeBack({ grant }: { grant: Schemas['WalletGrant'] }) {
  const take = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/grants/{grantId}/void');
  return (
    <ActionDialog
      label="Take back"
      // All of it is promised to a hold.
      disabled={grant.reserved.amount >= grant.remaining.amount}
      variant="danger"
      title="Take this grant back?"
      submit="Take back"
      onSubmit={(form) => {
        const path = { walletId: grant.walletId, grantId: grant.id };
        const body = { reason: readRequiredText(form, 'reason') };
        const header = idempotencyKeys.header('voidGrant', path, body);
        return take.mutateAsync({ params: { path, header }, body });
      }}
    >
      <p>
        What is unspent and not reserved leaves the wallet: <Money value={grant.remaining} /> remain, of which{' '}
        <Money value={grant.reserved} /> are reserved and stay. Nothing is refunded to a card.
      </p>
      <ReasonField required />
    </ActionDialog>
  );
}
