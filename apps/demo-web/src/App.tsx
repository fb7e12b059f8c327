import { useQuery } from '@tanstack/react-query';
import { BillingPage } from './BillingPage.tsx';
import { type DemoCustomer, fetchCustomers } from './demoApi.ts';
import { type Scheme, Shell } from './Shell.tsx';
import { useSearchParameter } from './useSearchParameter.ts';

/** Nimbus, a SaaS that sells inference from prepaid balance, and embeds the kit on its billing page. */
export function App() {
  const customers = useQuery({
    queryKey: ['nimbus', 'customers'],
    queryFn: fetchCustomers,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [customerId, setCustomerId] = useSearchParameter('customer');
  const [schemeName, setScheme] = useSearchParameter('scheme');
  const scheme = parseScheme(schemeName);
  const customer = customers.data?.find(({ id }) => id === customerId) ?? customers.data?.[0];

  return (
    <Shell
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
    </Shell>
  );
}

function parseScheme(name: string | null): Scheme {
  return name === 'light' || name === 'dark' ? name : 'auto';
}
