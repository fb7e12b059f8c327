import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { PageBoundary } from './ui/PageBoundary.tsx';
import { usePreferences } from './ui/usePreferences.ts';

const Portal = lazy(async () => ({ default: (await import('./portal/Portal.tsx')).Portal }));
const Dashboard = lazy(async () => ({ default: (await import('./dashboard/Dashboard.tsx')).Dashboard }));
const DevtoolsPanel = lazy(async () => ({
  default: (await import('./devtools/DevtoolsPanel.tsx')).DevtoolsPanel,
}));
const MailboxPage = lazy(async () => ({ default: (await import('./devtools/MailboxPage.tsx')).MailboxPage }));
const PayRoutes = lazy(async () => ({ default: (await import('./pay/PayRoutes.tsx')).PayRoutes }));

/** The demo's apps: the portal for customers, the dashboard for the merchant, and the page for payers. */
export function App() {
  const [path] = useLocation();
  const scheme = usePreferences((preferences) => preferences.scheme);
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  return (
    <>
      <div className="page">
        <PageBoundary path={path}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/dashboard" nest>
                <Dashboard />
              </Route>
              <Route path="/mailbox" component={MailboxPage} />
              <Route path="/pay/*?" component={PayRoutes} />
              <Route>
                <Portal />
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </div>
      <PageBoundary path={path}>
        <Suspense fallback={null}>
          <DevtoolsPanel />
        </Suspense>
      </PageBoundary>
    </>
  );
}
