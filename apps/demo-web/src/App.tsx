import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { usePreferences } from './shared/usePreferences.ts';

const Nimbus = lazy(async () => ({ default: (await import('./nimbus/Nimbus.tsx')).Nimbus }));
const Dashboard = lazy(async () => ({ default: (await import('./dashboard/Dashboard.tsx')).Dashboard }));

/** Two pages for two people: the SaaS's customer and the merchant. */
export function App() {
  const scheme = usePreferences((preferences) => preferences.scheme);
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/dashboard" nest>
          <Dashboard />
        </Route>
        <Route>
          <Nimbus />
        </Route>
      </Switch>
    </Suspense>
  );
}
