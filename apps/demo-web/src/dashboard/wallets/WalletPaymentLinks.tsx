import { Money } from '@coffer/components';
import { useState } from 'react';
import { encode } from 'uqr';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { cursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { SecretReveal } from '../../ui/SecretReveal.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreatePaymentLink } from './CreatePaymentLink.tsx';
import type { WalletProps } from './WalletProps.ts';
import './WalletPaymentLinks.css';

const columns: Column<Schemas['PaymentLink']>[] = [
  { name: 'Created', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Expires', cell: ({ expiresAt }) => <DateTime value={expiresAt} /> },
  { name: 'Amount', align: 'end', cell: (link) => <LinkAmount link={link} /> },
  { name: 'Actions', align: 'end', cell: (link) => <RevokePaymentLink link={link} /> },
];

/** The payment links of a wallet, by which anyone can top it up without signing in. */
export function WalletPaymentLinks({ wallet }: WalletProps) {
  const [newLink, setNewLink] = useState<Schemas['PaymentLinkWithUrl'] | null>(null);
  const query = { walletId: wallet.id, limit: 10 };
  const links = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/payment-links',
    { params: { query } },
    // The merchant may wait for a payment on this page.
    { ...cursorPagination, refetchInterval: 3_000 },
  );
  return (
    <Section
      title="Payment links"
      actions={wallet.status === 'active' && <CreatePaymentLink wallet={wallet} onCreated={setNewLink} />}
    >
      {newLink && (
        <SecretReveal
          title="Payment link created"
          label="Payment link URL"
          value={newLink.url}
          onDone={() => setNewLink(null)}
        >
          <QrCode text={newLink.url} label="Payment link as a QR code" />
        </SecretReveal>
      )}
      <DataTable
        caption="Payment links"
        columns={columns}
        rows={links.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={links}
        empty="No payment links yet."
      />
    </Section>
  );
}

function LinkAmount({ link: { amount, amountMin, amountMax } }: { link: Schemas['PaymentLink'] }) {
  if (amount) return <Money value={amount} />;
  if (!amountMin && !amountMax) return 'Chosen by the payer';
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

function RevokePaymentLink({ link }: { link: Schemas['PaymentLink'] }) {
  const revoke = useMerchantApi().useMutation('post', '/v1/payment-links/{paymentLinkId}/revoke');
  if (link.status !== 'open' && link.status !== 'processing') return '–';
  return (
    <ActionDialog
      label="Revoke"
      variant="danger"
      title="Revoke this payment link?"
      submit="Revoke"
      onSubmit={() => revoke.mutateAsync({ params: { path: { paymentLinkId: link.id } } })}
    >
      <p>
        Nobody can pay {link.amount ? <Money value={link.amount} /> : 'with it'} any more. A payment that
        waits for its payer is canceled. A payment that was already charged stays in the wallet.
      </p>
    </ActionDialog>
  );
}

/** A QR code, dark on white in both themes, with the border that cameras need. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
