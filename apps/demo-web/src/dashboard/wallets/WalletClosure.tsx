import { Money } from '@coffer/components';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundParts } from '../refunds/RefundParts.tsx';

export type WalletClosureProps = { walletId: string };

/** The record of a closed wallet: where its balance went. */
export function WalletClosure({ walletId }: WalletClosureProps) {
  const { data, error, refetch } = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}/closure', {
    params: { path: { walletId } },
  });
  return (
    <Section title="This wallet is closed">
      {error ? <ErrorNotice error={error} onRetry={refetch} /> : null}
      {data && (
        <>
          <DescriptionList
            items={[
              ['Closed', <DateTime key="at" value={data.closedAt} />],
              ['Reason', data.reason ?? '–'],
              ['Refunded', <Money key="refunded" value={data.refunded} />],
              ['Promo credit forfeited', <Money key="forfeited" value={data.forfeited} />],
              ['Captured by holds', <Money key="captured" value={data.captured} />],
              ['Written off', <Money key="off" value={data.writtenOff} />],
            ]}
          />
          {data.refund && <RefundParts refund={data.refund} />}
        </>
      )}
    </Section>
  );
}
