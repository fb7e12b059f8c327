import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { CustomerLink } from '../customers/CustomerLink.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { InvoiceActions } from './InvoiceActions.tsx';
import { InvoiceRefunds } from './InvoiceRefunds.tsx';

const lines: Column<Schemas['MerchantInvoiceLine']>[] = [
  { name: 'Description', cell: ({ description }) => description },
  { name: 'Quantity', isFigure: true, cell: ({ quantity }) => quantity },
  { name: 'Price of one', isFigure: true, cell: ({ unitAmount }) => <Money value={unitAmount} /> },
  { name: 'Amount', isFigure: true, cell: ({ amount }) => <Money value={amount} /> },
];

const payments: Column<Schemas['MerchantInvoicePayment']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <Instant value={createdAt} /> },
  { name: 'By', cell: ({ method }) => (method.type === 'wallet' ? 'Wallet' : method.label) },
  {
    name: 'Status',
    cell: ({ status, failure }) => (
      <>
        <Status value={status} /> {failure && <span className="quiet">{failure.message}</span>}
      </>
    ),
  },
  { name: 'Refunded', isFigure: true, cell: ({ refunded }) => <Money value={refunded} /> },
  { name: 'Amount', isFigure: true, cell: ({ amount }) => <Money value={amount} /> },
];

export type InvoicePageProps = { invoiceId: string };

/** One invoice: what it bills, how it was paid, what went back. */
export function InvoicePage({ invoiceId }: InvoicePageProps) {
  const params = { path: { invoiceId } };
  const invoice = useMerchantApi().useQuery('get', '/v1/invoices/{invoiceId}', { params });
  const { data, error, refetch } = invoice;
  return (
    <Page
      title={data ? `Invoice ${data.number}` : 'Invoice'}
      note={data && <Status value={data.status} />}
      back={{ href: '/invoices', label: 'Invoices' }}
      actions={data && <InvoiceActions invoice={data} />}
    >
      {error ? <Problem error={error} onRetry={refetch} /> : null}
      {data && (
        <Section title="Figures">
          <DescriptionList
            facts={[
              ['Customer', <CustomerLink key="customer" customerId={data.customerId} />],
              ['Total', <Money key="total" value={data.total} />],
              ['Paid', <Money key="paid" value={data.paid} />],
              ['Still due', <Money key="due" value={data.due} />],
              ['Due date', <Instant key="date" value={data.dueAt} none="When opened" />],
              ['Collected at', <Instant key="at" value={data.collectAt} />],
            ]}
          />
        </Section>
      )}
      <Section title="Lines">
        <DataTable
          caption="Lines"
          columns={lines}
          rows={data?.lines}
          keyOf={(line) => JSON.stringify(line)}
          reading={invoice}
          empty="It bills nothing."
        />
      </Section>
      <Section title="Payments">
        <DataTable
          caption="Payments"
          columns={payments}
          rows={data?.payments}
          keyOf={({ id }) => id}
          reading={invoice}
          empty="Nothing was paid yet."
        />
      </Section>
      <InvoiceRefunds invoiceId={invoiceId} />
    </Page>
  );
}
