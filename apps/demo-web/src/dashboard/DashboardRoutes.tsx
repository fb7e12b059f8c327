import { Redirect, Route, Switch } from 'wouter';
import { Page } from '../ui/Page.tsx';
import { AnalyticsPage } from './analytics/AnalyticsPage.tsx';
import { ApiKeysPage } from './apiKeys/ApiKeysPage.tsx';
import { AuditLogPage } from './auditLog/AuditLogPage.tsx';
import { CustomerPage } from './customers/CustomerPage.tsx';
import { CustomersPage } from './customers/CustomersPage.tsx';
import { DisputesPage } from './disputes/DisputesPage.tsx';
import { InvoicePage } from './invoices/InvoicePage.tsx';
import { InvoicesPage } from './invoices/InvoicesPage.tsx';
import { RefundsPage } from './refunds/RefundsPage.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';
import { WalletPage } from './wallets/WalletPage.tsx';
import { EndpointPage } from './webhooks/EndpointPage.tsx';
import { WebhooksPage } from './webhooks/WebhooksPage.tsx';

/** The dashboard's routes. */
export function DashboardRoutes() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/customers" replace />
      </Route>
      <Route path="/customers" component={CustomersPage} />
      <Route path="/customers/:customerId">
        {({ customerId }) => <CustomerPage customerId={customerId} />}
      </Route>
      <Route path="/wallets/:walletId/:part?">
        {({ walletId, part }) => <WalletPage walletId={walletId} part={part} />}
      </Route>
      <Route path="/invoices" component={InvoicesPage} />
      <Route path="/invoices/:invoiceId">{({ invoiceId }) => <InvoicePage invoiceId={invoiceId} />}</Route>
      <Route path="/refunds" component={RefundsPage} />
      <Route path="/disputes" component={DisputesPage} />
      <Route path="/analytics" component={AnalyticsPage} />
      <Route path="/webhooks" component={WebhooksPage} />
      <Route path="/webhooks/:endpointId">
        {({ endpointId }) => <EndpointPage webhookEndpointId={endpointId} />}
      </Route>
      <Route path="/api-keys" component={ApiKeysPage} />
      <Route path="/audit" component={AuditLogPage} />
      <Route path="/settings/:part?">{({ part }) => <SettingsPage part={part} />}</Route>
      <Route>
        <Page title="Page not found" back={{ href: '/customers', label: 'Customers' }}>
          <p>Check that you have the complete URL.</p>
        </Page>
      </Route>
    </Switch>
  );
}
