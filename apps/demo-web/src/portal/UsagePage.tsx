import { BalanceCard, LowBalanceBanner } from '@coffer/components';
import { useWalletId } from '@coffer/hooks';
import { useLocation } from 'wouter';
import { JobForm } from './JobForm.tsx';
import { JobList } from './JobList.tsx';
import { useMessages } from './messages.ts';

/** Jobs that spend the balance: a form to run one, and the last ones. */
export function UsagePage() {
  const messages = useMessages();
  const walletId = useWalletId();
  const [, navigate] = useLocation();
  return (
    <>
      <h1>{messages.usage}</h1>
      <p className="lead quiet">{messages.usageLead}</p>
      <LowBalanceBanner
        onAddFunds={() => navigate('/billing#add-funds')}
        onReviewAutoTopUp={() => navigate('/settings')}
      />
      <div className="billing">
        <div className="billing-column">
          <BalanceCard
            onAddFunds={() => navigate('/billing#add-funds')}
            onViewActivity={() => navigate('/billing#activity')}
          />
        </div>
        <div className="billing-column">
          {walletId && <JobForm key={walletId} walletId={walletId} />}
          {walletId && <JobList walletId={walletId} />}
        </div>
      </div>
    </>
  );
}
