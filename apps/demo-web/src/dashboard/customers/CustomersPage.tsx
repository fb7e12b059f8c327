import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Field } from '../../ui/Field.tsx';
import { filteredPagesOf } from '../../ui/filteredPagesOf.ts';
import { Instant } from '../../ui/Instant.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreateCustomer } from './CreateCustomer.tsx';

const columns: Column<Schemas['Customer']>[] = [
  { name: 'Name', cell: ({ id, name }) => <Link href={`/customers/${id}`}>{name}</Link> },
  { name: 'Email', cell: ({ email }) => email ?? '–' },
  { name: 'Since', cell: ({ createdAt }) => <Instant value={createdAt} /> },
];

/** Who has wallets. */
export function CustomersPage() {
  const api = useMerchantApi();
  const [{ search: text = '' }, change] = useAddressFilter(['search']);
  const search = useDeferredValue(text.trim());
  const query = { limit: 25, ...(search && { search }) };
  const customers = api.useInfiniteQuery('get', '/v1/customers', { params: { query } }, filteredPagesOf);
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
          reading={customers}
          empty={search ? `Nobody is found by “${search}”.` : 'There are no customers yet: create the first.'}
        />
      </Section>
    </Page>
  );
}
