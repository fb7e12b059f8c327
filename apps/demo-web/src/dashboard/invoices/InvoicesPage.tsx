import { invoiceStatuses } from '@coffer/adapter';
import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { Field } from '../parts/Field.tsx';
import { Page } from '../parts/Page.tsx';
import { pagesOf } from '../parts/pagesOf.ts';
import { Section } from '../parts/Section.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';

/** What all customers were billed. A new one is made from its customer's page. */
export function InvoicesPage() {
  const [status, setStatus] = useState<Schemas['MerchantInvoice']['status'] | undefined>();
  const query = { limit: 25, ...(status && { status }) };
  const invoices = useMerchantApi().useInfiniteQuery('get', '/v1/invoices', { params: { query } }, pagesOf);
  return (
    <Page title="Invoices">
      <Section
        title="All invoices"
        note={<span className="quiet">a new one is made on its customer's page</span>}
      >
        <search className="filters">
          <Field label="Status">
            <select
              value={status ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setStatus(invoiceStatuses.find((one) => one === value))
              }
            >
              <option value="">All</option>
              {invoiceStatuses.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </Field>
        </search>
        <InvoiceTable invoices={invoices.data?.pages.flatMap(({ items }) => items)} reading={invoices} />
      </Section>
    </Page>
  );
}
