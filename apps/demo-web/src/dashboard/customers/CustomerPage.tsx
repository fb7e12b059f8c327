import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CustomerInvoices } from './CustomerInvoices.tsx';
import { CustomerMethods } from './CustomerMethods.tsx';
import { CustomerWallets } from './CustomerWallets.tsx';
import { EditCustomer } from './EditCustomer.tsx';

export type CustomerPageProps = { customerId: string };

/** One customer: who it is, its wallets, how it pays, what it was billed. */
export function CustomerPage({ customerId }: CustomerPageProps) {
  const api = useMerchantApi();
  const customer = api.useQuery('get', '/v1/customers/{customerId}', { params: { path: { customerId } } });
  const back = { href: '/customers', label: 'Customers' };
  if (customer.data === undefined) {
    return (
      <Page title="Customer" back={back}>
        {customer.error ? (
          <Problem error={customer.error} onRetry={customer.refetch} />
        ) : (
          <div className="skeleton" role="status" aria-label="Customer: loading" />
        )}
      </Page>
    );
  }
  const { name, email, phoneNumber, createdAt, id } = customer.data;
  return (
    <Page title={name} back={back} actions={<EditCustomer customer={customer.data} />}>
      <CustomerWallets customerId={customerId} />
      <CustomerMethods customerId={customerId} />
      <CustomerInvoices customerId={customerId} />
      <Section title="Details">
        <DescriptionList
          facts={[
            ['Email', email ?? '–'],
            ['Phone', phoneNumber ?? '–'],
            ['Customer since', <Instant key="since" value={createdAt} />],
            ['Id', <code key="id">{id}</code>],
          ]}
        />
      </Section>
    </Page>
  );
}
