import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { keptPayment } from './pay/keptPayment.ts';
import { PageBoundary } from './shared/PageBoundary.tsx';
import { usePreferences } from './shared/usePreferences.ts';

const Nimbus = lazy(async () => ({ default: (await import('./nimbus/Nimbus.tsx')).Nimbus }));
const Dashboard = lazy(async () => ({ default: (await import('./dashboard/Dashboard.tsx')).Dashboard }));
const DevelopmentBar = lazy(async () => ({
  default: (await import('./development/DevelopmentBar.tsx')).DevelopmentBar,
}));
const MailboxPage = lazy(async () => ({ default: (await import('./mailbox/MailboxPage.tsx')).MailboxPage }));
const PayPage = lazy(async () => ({ default: (await import('./pay/PayPage.tsx')).PayPage }));

/** Three pages for three people: the SaaS's customer, the merchant, and whoever holds a payment link. */
export function App() {
  const [here] = useLocation();
  const scheme = usePreferences((preferences) => preferences.scheme);
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  return (
    <>
      <div className="page">
        <PageBoundary place={here}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/dashboard" nest>
                <Dashboard />
              </Route>
              <Route path="/mailbox" component={MailboxPage} />
              <Route path="/pay">
                <Redirect to={`/pay/${keptPayment.get()?.token ?? 'none'}`} replace />
              </Route>
              <Route path="/pay/:token">{({ token }) => <PayPage token={token} />}</Route>
              <Route>
                <Nimbus />
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </div>
      <PageBoundary place={here}>
        <Suspense fallback={null}>
          <DevelopmentBar />
        </Suspense>
      </PageBoundary>
    </>
  );
}
