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

/** The figures of a wallet, and what changes them. */
export function WalletBalance({ wallet }: WalletProps) {
  const { data, error, refetch } = useWalletBalance(wallet.id);
  const { date } = useFormatDate();
  return (
    <Section title="Balance">
      {data ? (
        <>
          {data.balance.amount < 0 && (
            <p className="problem" role="note">
              A dispute took more than was left. What is owed is cleared first by the next credit.
            </p>
          )}
          <p className="figure-label">Available balance</p>
          <Money className="figure" value={data.availableBalance} variant="hero" />
          <DescriptionList
            items={[
              ['Total balance', <Money key="balance" value={data.balance} />],
              ['Pending charges', <Money key="pending" value={data.pendingCharges} />],
              ['Of the total, promotional', <Money key="promotional" value={data.promotionalBalance} />],
              ...(data.nextExpiry
                ? [expiring(date(data.nextExpiry.expiresAt), <Money value={data.nextExpiry.amount} />)]
                : []),
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

function expiring(day: string, amount: React.ReactNode): [string, React.ReactNode] {
  return [`Expires ${day}`, amount];
}
