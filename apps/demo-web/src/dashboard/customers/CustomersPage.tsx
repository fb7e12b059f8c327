import { Money } from '@coffer/components';
import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Field } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreateCustomer } from './CreateCustomer.tsx';
import './CustomersPage.css';

const columns: Column<Schemas['Customer']>[] = [
  { name: 'Name', cell: ({ id, name }) => <Link href={`/customers/${id}`}>{name}</Link> },
  { name: 'Email', cell: ({ email }) => email ?? '–' },
  { name: 'Balance', align: 'end', cell: ({ wallets }) => <Balances wallets={wallets} /> },
  {
    name: 'Last activity',
    cell: ({ lastActivityAt }) => <DateTime value={lastActivityAt} />,
  },
  { name: 'Created', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
];

/** The balance of each wallet, with the status of a wallet that is not active. */
function Balances({ wallets }: Pick<Schemas['Customer'], 'wallets'>) {
  if (wallets.length === 0) return '–';
  return (
    <ul className="balances">
      {wallets.map(({ id, balance, status }) => (
        <li key={id}>
          <Link href={`/wallets/${id}`}>
            <Money value={balance} />
          </Link>{' '}
          {status !== 'active' && <Status value={status} />}
        </li>
      ))}
    </ul>
  );
}

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
