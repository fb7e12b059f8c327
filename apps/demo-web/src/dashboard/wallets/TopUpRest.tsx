import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { Facts } from '../parts/Facts.tsx';

export type TopUpRestProps = { topUp: Schemas['TopUp'] };

/** What is left of a top-up in its wallet: no more than this can go back to its card. */
export function TopUpRest({ topUp: { walletId, entryId, amount, bonus } }: TopUpRestProps) {
  const { data } = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}/grants', {
    params: { path: { walletId } },
  });
  const grant = data?.items.find((one) => one.entryId === entryId);
  return (
    <Facts
      facts={[
        ['Added', <Money key="added" value={amount} />],
        ['Unspent', data ? <Unspent key="unspent" grant={grant} /> : '…'],
        ...(grant && grant.reserved.amount > 0
          ? [fact('Of that reserved, and not refunded', <Money value={grant.reserved} />)]
          : []),
        ...(bonus.amount > 0 ? [fact('Bonus, which is never refunded', <Money value={bonus} />)] : []),
      ]}
    />
  );
}

/** A grant that is used up is not listed any more. */
function Unspent({ grant }: { grant: Schemas['WalletGrant'] | undefined }) {
  return grant ? <Money value={grant.remaining} /> : 'nothing';
}

function fact(name: string, value: React.ReactNode): [string, React.ReactNode] {
  return [name, value];
}
