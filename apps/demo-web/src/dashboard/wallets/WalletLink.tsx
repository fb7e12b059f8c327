import { Link } from 'wouter';
import { nameQueryOptions } from '../../ui/cursorPagination.ts';
import { CustomerLink } from '../customers/CustomerLink.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type WalletLinkProps = { walletId: string };

/** A link to a wallet, by its customer and currency. */
export function WalletLink({ walletId }: WalletLinkProps) {
  const params = { path: { walletId } };
  const { data } = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}', { params }, nameQueryOptions);
  return (
    <>
      {data && (
        <>
          <CustomerLink customerId={data.customerId} /> ·{' '}
        </>
      )}
      <Link href={`/wallets/${walletId}`}>{data?.currency} wallet</Link>
    </>
  );
}
