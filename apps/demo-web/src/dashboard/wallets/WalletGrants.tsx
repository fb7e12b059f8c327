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
  {
    name: 'Actions',
    align: 'end',
    cell: (grant) => (grant.kind === 'promotional' ? <VoidGrant grant={grant} /> : null),
  },
];

/** A wallet's grants, in the order in which they are spent. */
export function WalletGrants({ wallet: { id: walletId } }: WalletProps) {
  const grants = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/wallets/{walletId}/grants',
    { params: { path: { walletId } } },
    cursorPagination,
  );
  return (
    <Section title="Grants" note={<span className="quiet">In the order in which they are spent.</span>}>
      <DataTable
        caption="Grants"
        columns={columns}
        rows={grants.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={grants}
        empty="No unspent credit."
      />
    </Section>
  );
}

function VoidGrant({ grant }: { grant: Schemas['WalletGrant'] }) {
  const voidGrant = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/grants/{grantId}/void');
  return (
    <ActionDialog
      label="Void"
      // Holds reserve all of it.
      disabled={grant.reserved.amount >= grant.remaining.amount}
      variant="danger"
      title="Void this grant?"
      submit="Void grant"
      onSubmit={(form) => {
        const path = { walletId: grant.walletId, grantId: grant.id };
        const body = { reason: readRequiredText(form, 'reason') };
        const header = idempotencyKeys.header('voidGrant', path, body);
        return voidGrant.mutateAsync({ params: { path, header }, body });
      }}
    >
      <p>
        We remove the unspent part that is not reserved from the wallet. <Money value={grant.remaining} /> is
        unspent, and <Money value={grant.reserved} /> of it is reserved. Nothing is refunded to a card.
      </p>
      <ReasonField required />
    </ActionDialog>
  );
}
