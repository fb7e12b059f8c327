import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Status } from '../../ui/Status.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { WalletEntries } from './WalletEntries.tsx';
import { WalletOverview } from './WalletOverview.tsx';
import { WalletPayments } from './WalletPayments.tsx';
import { WalletSettings } from './WalletSettings.tsx';

export type WalletPageProps = {
  walletId: string;
  /** Which of its pages; the overview unless named. */
  part: string | undefined;
};

/** One wallet: what stands in it, what moved, how it is paid into, and its settings. */
export function WalletPage({ walletId, part }: WalletPageProps) {
  const api = useMerchantApi();
  const wallet = api.useQuery('get', '/v1/wallets/{walletId}', { params: { path: { walletId } } });
  const customerId = wallet.data?.customerId ?? '';
  const customer = api.useQuery(
    'get',
    '/v1/customers/{customerId}',
    { params: { path: { customerId } } },
    { enabled: customerId !== '' },
  );
  if (wallet.data === undefined) {
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
  const address = `/wallets/${walletId}`;
  return (
    <Page
      title={`${wallet.data.currency} wallet`}
      note={<Status value={wallet.data.status} />}
      actions={<Link href={`/audit?to=${walletId}`}>Audit trail of this wallet</Link>}
      back={{ href: `/customers/${customerId}`, label: customer.data?.name ?? 'Customer' }}
    >
      <Tabs
        label="Wallet"
        tabs={[
          { href: address, label: 'Overview' },
          { href: `${address}/entries`, label: 'Entries' },
          { href: `${address}/payments`, label: 'Payments' },
          { href: `${address}/settings`, label: 'Settings' },
        ]}
      />
      <Part key={walletId} wallet={wallet.data} part={part} />
    </Page>
  );
}

function Part({ wallet, part }: { wallet: Schemas['Wallet']; part: string | undefined }) {
  switch (part) {
    case undefined:
      return <WalletOverview wallet={wallet} />;
    case 'entries':
      return <WalletEntries wallet={wallet} />;
    case 'payments':
      return <WalletPayments wallet={wallet} />;
    case 'settings':
      return <WalletSettings wallet={wallet} />;
    default:
      return <p>There is no such page.</p>;
  }
}
