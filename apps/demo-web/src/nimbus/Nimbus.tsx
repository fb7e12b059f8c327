import { useQuery } from '@tanstack/react-query';
import { useScheme } from '../shared/useScheme.ts';
import { useSearchParameter } from '../shared/useSearchParameter.ts';
import { BillingPage } from './BillingPage.tsx';
import { type DemoCustomer, fetchCustomers } from './demoApi.ts';
import { NimbusShell } from './NimbusShell.tsx';

/** Nimbus, a SaaS that sells inference from prepaid balance, and embeds the kit on its billing page. */
export function Nimbus() {
  const customers = useQuery({
    queryKey: ['nimbus', 'customers'],
    queryFn: fetchCustomers,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [customerId, setCustomerId] = useSearchParameter('customer');
  const [scheme, setScheme] = useScheme();
  const customer = customers.data?.find(({ id }) => id === customerId) ?? customers.data?.[0];

  return (
    <NimbusShell
      customers={customers.data ?? []}
      customer={customer}
      onCustomerChange={({ id }: DemoCustomer) => setCustomerId(id)}
      scheme={scheme}
      onSchemeChange={setScheme}
    >
      {customers.isError && (
        <p role="alert" className="notice">
          The demo server does not answer. Is <code>pnpm demo</code> running?{' '}
          <button type="button" onClick={() => customers.refetch()}>
            Try again
          </button>
        </p>
      )}
      {customer && <BillingPage key={customer.id} customer={customer} scheme={scheme} />}
    </NimbusShell>
  );
}
