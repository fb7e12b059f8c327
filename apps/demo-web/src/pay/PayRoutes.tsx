import { Redirect, Route, Switch } from 'wouter';
import { PayPage } from './PayPage.tsx';
import { persistedPayment } from './persistedPayment.ts';

/** Pages below `/pay`: a payment link, and the return from the bank's page to the link that this tab was paying. */
export function PayRoutes() {
  return (
    <Switch>
      <Route path="/pay">
        <Redirect to={`/pay/${persistedPayment.get()?.token ?? 'none'}`} replace />
      </Route>
      <Route path="/pay/:token">{({ token }) => <PayPage token={token} />}</Route>
    </Switch>
  );
}
