import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { useScheme } from './shared/useScheme.ts';

const Nimbus = lazy(async () => ({ default: (await import('./nimbus/Nimbus.tsx')).Nimbus }));
const Dashboard = lazy(async () => ({ default: (await import('./dashboard/Dashboard.tsx')).Dashboard }));

/** Two pages for two people: the SaaS's customer and the merchant. */
export function App() {
  useScheme();
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
