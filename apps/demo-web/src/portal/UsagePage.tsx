import { BalanceCard, LowBalanceBanner } from '@coffer/components';
import { useWalletId } from '@coffer/hooks';
import { useLocation } from 'wouter';
import { JobForm } from './JobForm.tsx';
import { JobList } from './JobList.tsx';
import { useWords } from './words.ts';

/** Where the balance goes: jobs to run, and those that ran. */
export function UsagePage() {
  const words = useWords();
  const walletId = useWalletId();
  const [, navigate] = useLocation();
  return (
    <>
      <h1>{words.usage}</h1>
      <p className="lead quiet">{words.usageLead}</p>
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
