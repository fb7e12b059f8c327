import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Field } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreateCustomer } from './CreateCustomer.tsx';

const columns: Column<Schemas['Customer']>[] = [
  { name: 'Name', cell: ({ id, name }) => <Link href={`/customers/${id}`}>{name}</Link> },
  { name: 'Email', cell: ({ email }) => email ?? '–' },
  { name: 'Since', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
];

/** The merchant's customers. */
export function CustomersPage() {
  const api = useMerchantApi();
  const [{ search: text = '' }, change] = useSearchFilter(['search']);
  const search = useDeferredValue(text.trim());
  const query = { limit: 25, ...(search && { search }) };
  const customers = api.useInfiniteQuery(
    'get',
    '/v1/customers',
    { params: { query } },
    filteredCursorPagination,
  );
  return (
    <Page title="Customers" actions={<CreateCustomer />}>
      <Section title="All customers">
        <search className="filters">
          <Field label="Search by name or email">
            <input
              type="search"
              defaultValue={text}
              onChange={(event) => change({ search: event.currentTarget.value })}
            />
          </Field>
        </search>
        <DataTable
          caption="Customers"
          columns={columns}
          rows={customers.data?.pages.flatMap(({ items }) => items)}
          keyOf={({ id }) => id}
          query={customers}
          empty={search ? `No customers match “${search}”.` : 'No customers yet.'}
        />
      </Section>
    </Page>
  );
}
