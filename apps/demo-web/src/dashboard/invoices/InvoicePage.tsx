import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { cursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { CustomerLink } from '../customers/CustomerLink.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundTable } from '../refunds/RefundTable.tsx';
import { InvoiceActions } from './InvoiceActions.tsx';

const lines: Column<Schemas['MerchantInvoiceLine']>[] = [
  { name: 'Description', cell: ({ description }) => description },
  { name: 'Quantity', align: 'end', cell: ({ quantity }) => quantity },
  { name: 'Unit price', align: 'end', cell: ({ unitAmount }) => <Money value={unitAmount} /> },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

const payments: Column<Schemas['MerchantInvoicePayment']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Paid with', cell: ({ method }) => (method.type === 'wallet' ? 'Wallet' : method.label) },
  {
    name: 'Status',
    cell: ({ status, failure }) => (
      <>
        <Status value={status} /> {failure && <span className="quiet">{failure.message}</span>}
      </>
    ),
  },
  { name: 'Refunded', align: 'end', cell: ({ refunded }) => <Money value={refunded} /> },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

export type InvoicePageProps = { invoiceId: string };

/** One invoice, with lines, payments and refunds. */
export function InvoicePage({ invoiceId }: InvoicePageProps) {
  const params = { path: { invoiceId } };
  const invoice = useMerchantApi().useQuery('get', '/v1/invoices/{invoiceId}', { params });
  const { data, error, refetch } = invoice;
  return (
    <Page
      title={data ? `Invoice ${data.number}` : 'Invoice'}
      note={
        data && (
          <>
            <Status value={data.status} /> {data.overdueAt && <Status value="overdue" />}
          </>
        )
      }
      back={{ href: '/invoices', label: 'Invoices' }}
      actions={data && <InvoiceActions invoice={data} />}
    >
      {error ? <ErrorNotice error={error} onRetry={refetch} /> : null}
      {data && (
        <Section title="Summary">
          <DescriptionList
            items={[
              ['Customer', <CustomerLink key="customer" customerId={data.customerId} />],
              ['Total', <Money key="total" value={data.total} />],
              ['Paid', <Money key="paid" value={data.paid} />],
              ['Amount due', <Money key="due" value={data.due} />],
              ['Due date', <DateTime key="date" value={data.dueAt} none="When opened" />],
              ['Overdue since', <DateTime key="overdue" value={data.overdueAt} none="Not overdue" />],
              ['Next attempt', <DateTime key="at" value={data.nextAttemptAt} none="None scheduled" />],
              ['Last failure', data.failure?.message ?? 'None'],
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
          query={invoice}
          empty="No lines."
        />
      </Section>
      <Section title="Payments">
        <DataTable
          caption="Payments"
          columns={payments}
          rows={data?.payments}
          keyOf={({ id }) => id}
          query={invoice}
          empty="No payments yet."
        />
      </Section>
      <InvoiceRefunds invoiceId={invoiceId} />
    </Page>
  );
}

function InvoiceRefunds({ invoiceId }: InvoicePageProps) {
  const query = { invoiceId, limit: 10 };
  const refunds = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/refunds',
    { params: { query } },
    cursorPagination,
  );
  return (
    <Section title="Refunds">
      <RefundTable refunds={refunds.data?.pages.flatMap(({ items }) => items)} query={refunds} />
    </Section>
  );
}
