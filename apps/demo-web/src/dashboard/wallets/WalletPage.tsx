import { Link } from 'wouter';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Status } from '../../ui/Status.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { WalletAlert } from './WalletAlert.tsx';
import { WalletAutoPay } from './WalletAutoPay.tsx';
import { WalletAutoTopUp } from './WalletAutoTopUp.tsx';
import { WalletBalance } from './WalletBalance.tsx';
import { WalletClosure } from './WalletClosure.tsx';
import { WalletEntries } from './WalletEntries.tsx';
import { WalletGrants } from './WalletGrants.tsx';
import { WalletHolds } from './WalletHolds.tsx';
import { WalletPayments } from './WalletPayments.tsx';
import type { WalletProps } from './WalletProps.ts';

export type WalletPageProps = {
  walletId: string;
  /** The tab: `entries`, `payments` or `settings`. Undefined is the overview. */
  part: string | undefined;
};

/** One wallet, with tabs for its overview, entries, payments and settings. */
export function WalletPage({ walletId, part }: WalletPageProps) {
  const wallet = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}', {
    params: { path: { walletId } },
  });
  if (wallet.data) return <LoadedWallet key={walletId} wallet={wallet.data} part={part} />;
  return (
    <Page title="Wallet" back={{ href: '/customers', label: 'Customers' }}>
      {wallet.error ? (
        <ErrorNotice error={wallet.error} onRetry={wallet.refetch} />
      ) : (
        <div className="skeleton" role="status" aria-label="Wallet: loading" />
      )}
    </Page>
  );
}

type PartProps = WalletProps & Pick<WalletPageProps, 'part'>;

function LoadedWallet({ wallet, part }: PartProps) {
  const { id, customerId, currency, status } = wallet;
  const customer = useMerchantApi().useQuery('get', '/v1/customers/{customerId}', {
    params: { path: { customerId } },
  });
  const path = `/wallets/${id}`;
  return (
    <Page
      title={`${currency} wallet`}
      note={<Status value={status} />}
      actions={<Link href={`/audit?to=${id}`}>View audit log</Link>}
      back={{ href: `/customers/${customerId}`, label: customer.data?.name ?? 'Customer' }}
    >
      <Tabs
        label="Wallet"
        tabs={[
          { href: path, label: 'Overview' },
          { href: `${path}/entries`, label: 'Entries' },
          { href: `${path}/payments`, label: 'Payments' },
          { href: `${path}/settings`, label: 'Settings' },
        ]}
      />
      <Part wallet={wallet} part={part} />
    </Page>
  );
}

function Part({ wallet, part }: PartProps) {
  switch (part) {
    case undefined:
      return (
        <>
          {wallet.status === 'closed' && <WalletClosure walletId={wallet.id} />}
          <WalletBalance wallet={wallet} />
          <WalletGrants wallet={wallet} />
          <WalletHolds wallet={wallet} />
        </>
      );
    case 'entries':
      return <WalletEntries wallet={wallet} />;
    case 'payments':
      return <WalletPayments wallet={wallet} />;
    case 'settings':
      return (
        <>
          <WalletAlert wallet={wallet} />
          <WalletAutoTopUp wallet={wallet} />
          <WalletAutoPay wallet={wallet} />
        </>
      );
    default:
      return <p>Page not found.</p>;
  }
}
