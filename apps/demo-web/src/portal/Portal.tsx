import { useQuery } from '@tanstack/react-query';
import { Redirect, Route, Switch } from 'wouter';
import { fetchCustomers } from '../api/demoApi.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { BillingPage } from './BillingPage.tsx';
import { InboxPage } from './InboxPage.tsx';
import { InvoicesPage } from './InvoicesPage.tsx';
import { useMessages } from './messages.ts';
import { PortalShell } from './PortalShell.tsx';
import { PortalWallet } from './PortalWallet.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { SignInPage } from './SignInPage.tsx';
import { UsagePage } from './UsagePage.tsx';

/** The customer portal of Nimbus, a SaaS that sells inference from a prepaid balance. It embeds the kit. */
export function Portal() {
  const messages = useMessages();
  const customerId = usePreferences((preferences) => preferences.customerId);
  const role = usePreferences((preferences) => preferences.role);
  const customers = useQuery({
    queryKey: ['portal', 'customers'],
    queryFn: fetchCustomers,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (customers.isPending) return null;
  if (customers.isError) {
    return (
      <p role="alert" className="notice">
        {messages.noServer}{' '}
        <button type="button" onClick={() => customers.refetch()}>
          {messages.tryAgain}
        </button>
      </p>
    );
  }
  const customer = customers.data.find(({ id }) => id === customerId);
  if (!customer) return <SignInPage customers={customers.data} />;
  return (
    <PortalWallet key={`${customer.id}:${role}`} customer={customer}>
      <PortalShell customer={customer}>
        <Switch>
          <Route path="/">
            <Redirect to="/usage" replace />
          </Route>
          <Route path="/usage" component={UsagePage} />
          <Route path="/billing" component={BillingPage} />
          <Route path="/invoices" component={InvoicesPage} />
          <Route path="/inbox" component={InboxPage} />
          <Route path="/settings" component={SettingsPage} />
          <Route>{messages.noSuchPage}</Route>
        </Switch>
      </PortalShell>
    </PortalWallet>
  );
}
