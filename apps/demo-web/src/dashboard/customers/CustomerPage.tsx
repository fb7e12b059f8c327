import { cursorPagination } from '../../ui/cursorPagination.ts';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { CreateInvoice } from '../invoices/CreateInvoice.tsx';
import { InvoiceTable } from '../invoices/InvoiceTable.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CustomerMethods } from './CustomerMethods.tsx';
import { CustomerWallets } from './CustomerWallets.tsx';
import { EditCustomer } from './EditCustomer.tsx';

export type CustomerPageProps = { customerId: string };

/** One customer, with wallets, payment methods and invoices. */
export function CustomerPage({ customerId }: CustomerPageProps) {
  const api = useMerchantApi();
  const customer = api.useQuery('get', '/v1/customers/{customerId}', { params: { path: { customerId } } });
  const back = { href: '/customers', label: 'Customers' };
  if (customer.data === undefined) {
    return (
      <Page title="Customer" back={back}>
        {customer.error ? (
          <ErrorNotice error={customer.error} onRetry={customer.refetch} />
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
          items={[
            ['Email', email ?? '–'],
            ['Phone', phoneNumber ?? '–'],
            ['Customer since', <DateTime key="since" value={createdAt} />],
            ['Id', <code key="id">{id}</code>],
          ]}
        />
      </Section>
    </Page>
  );
}

function CustomerInvoices({ customerId }: CustomerPageProps) {
  const query = { customerId, limit: 10 };
  const invoices = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/invoices',
    { params: { query } },
    cursorPagination,
  );
  return (
    <Section title="Invoices" actions={<CreateInvoice customerId={customerId} />}>
      <InvoiceTable invoices={invoices.data?.pages.flatMap(({ items }) => items)} query={invoices} />
    </Section>
  );
}
