import { Redirect, Route, Switch } from 'wouter';
import { CustomerPage } from './customers/CustomerPage.tsx';
import { CustomersPage } from './customers/CustomersPage.tsx';
import { WalletPage } from './wallets/WalletPage.tsx';

/** Which page stands at which address. */
export function DashboardPages() {
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
      <Route>There is no such page.</Route>
    </Switch>
  );
}
