import { Money } from '@coffer/components';
import { useFormatDate } from '@coffer/hooks';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Section } from '../../ui/Section.tsx';
import { AdjustWallet } from './AdjustWallet.tsx';
import { CloseWallet } from './CloseWallet.tsx';
import { CreditWallet } from './CreditWallet.tsx';
import { DebitWallet } from './DebitWallet.tsx';
import { FreezeWallet } from './FreezeWallet.tsx';
import { useWalletBalance } from './useWalletBalance.ts';
import type { WalletProps } from './WalletProps.ts';

/** The balance of a wallet, with the actions that change it. */
export function WalletBalance({ wallet }: WalletProps) {
  const { data, error, refetch } = useWalletBalance(wallet.id);
  const { date } = useFormatDate();
  return (
    <Section title="Balance">
      {data ? (
        <>
          {data.balance.amount < 0 && (
            <p className="error-notice" role="note">
              A dispute debited more than the wallet had. The next credit covers the amount owed first.
            </p>
          )}
          <p className="figure-label">Available balance</p>
          <Money className="figure" value={data.availableBalance} variant="hero" />
          <DescriptionList
            items={[
              ['Total balance', <Money key="balance" value={data.balance} />],
              ['On hold', <Money key="pending" value={data.pendingCharges} />],
              ['Promo credit', <Money key="promotional" value={data.promotionalBalance} />],
              data.nextExpiry !== null && [
                `Expires ${date(data.nextExpiry.expiresAt)}`,
                <Money key="expiring" value={data.nextExpiry.amount} />,
              ],
            ]}
          />
        </>
      ) : error ? (
        <ErrorNotice error={error} onRetry={refetch} />
      ) : (
        <div className="skeleton" role="status" aria-label="Balance: loading" />
      )}
      {wallet.status !== 'closed' && (
        <div className="actions">
          <CreditWallet wallet={wallet} />
          <DebitWallet wallet={wallet} />
          <AdjustWallet wallet={wallet} />
          <FreezeWallet wallet={wallet} />
          <CloseWallet wallet={wallet} />
        </div>
      )}
    </Section>
  );
}
