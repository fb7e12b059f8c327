import { Money } from '@coffer/components';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable, type QueryState } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Status } from '../../ui/Status.tsx';
import { CustomerLink } from '../customers/CustomerLink.tsx';

type Invoice = Schemas['MerchantInvoice'];

const customerColumns: Column<Invoice>[] = [
  { name: 'Number', cell: ({ id, number }) => <Link href={`/invoices/${id}`}>{number}</Link> },
  {
    name: 'Status',
    cell: ({ status, overdueAt }) => (
      <>
        <Status value={status} /> {overdueAt && <Status value="overdue" />}
      </>
    ),
  },
  { name: 'Due date', cell: ({ dueAt }) => <DateTime value={dueAt} none="When opened" /> },
  { name: 'Next attempt', cell: ({ nextAttemptAt }) => <DateTime value={nextAttemptAt} /> },
  { name: 'Total', align: 'end', cell: ({ total }) => <Money value={total} /> },
  { name: 'Amount due', align: 'end', cell: ({ due }) => <Money value={due} /> },
];

const allColumns: Column<Invoice>[] = [
  ...customerColumns.slice(0, 1),
  { name: 'Customer', cell: ({ customerId }) => <CustomerLink customerId={customerId} /> },
  ...customerColumns.slice(1),
];

export type InvoiceTableProps = {
  invoices: Invoice[] | undefined;
  query: QueryState;
  /**
   * Whether to show the customer.
   * @default false
   */
  showsCustomer?: boolean;
};

/** Invoices, newest first. */
export function InvoiceTable({ invoices, query, showsCustomer = false }: InvoiceTableProps) {
  return (
    <DataTable
      caption="Invoices"
      columns={showsCustomer ? allColumns : customerColumns}
      rows={invoices}
      keyOf={({ id }) => id}
      query={query}
      empty="No invoices yet."
    />
  );
}
