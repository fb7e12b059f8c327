import { Money } from '@coffer/components';
import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { cursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { SecretReveal } from '../../ui/SecretReveal.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreatePaymentLink } from './CreatePaymentLink.tsx';
import { QrCode } from './QrCode.tsx';
import { RevokePaymentLink } from './RevokePaymentLink.tsx';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['PaymentLink']>[] = [
  { name: 'Made', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Expires', cell: ({ expiresAt }) => <DateTime value={expiresAt} /> },
  { name: 'Amount', align: 'end', cell: (link) => <LinkAmount link={link} /> },
  { name: 'Actions', align: 'end', cell: (link) => <RevokePaymentLink link={link} /> },
];

/** Links by which somebody tops this wallet up without signing in. */
export function PaymentLinks({ wallet }: WalletProps) {
  const [made, setMade] = useState<Schemas['PaymentLinkWithUrl'] | null>(null);
  const query = { walletId: wallet.id, limit: 10 };
  const links = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/payment-links',
    { params: { query } },
    // Somebody may be looking on while it is paid.
    { ...cursorPagination, refetchInterval: 3_000 },
  );
  return (
    <Section
      title="Payment links"
      actions={wallet.status === 'active' && <CreatePaymentLink wallet={wallet} onMade={setMade} />}
    >
      {made && (
        <SecretReveal
          title="The link is ready"
          label="Address of the link"
          value={made.url}
          onDone={() => setMade(null)}
        >
          <QrCode text={made.url} label="The link as a QR code" />
        </SecretReveal>
      )}
      <DataTable
        caption="Payment links"
        columns={columns}
        rows={links.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={links}
        empty="There are no payment links."
      />
    </Section>
  );
}

function LinkAmount({ link: { amount, amountMin, amountMax } }: { link: Schemas['PaymentLink'] }) {
  if (amount) return <Money value={amount} />;
  if (!amountMin && !amountMax) return 'chosen by the payer';
  return (
    <>
      {amountMin && (
        <>
          from <Money value={amountMin} />{' '}
        </>
      )}
      {amountMax && (
        <>
          up to <Money value={amountMax} />
        </>
      )}
    </>
  );
}
