import { Money } from '@coffer/components';
import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Field } from '../parts/Field.tsx';
import { Instant } from '../parts/Instant.tsx';
import { Page } from '../parts/Page.tsx';
import { pagesOf } from '../parts/pagesOf.ts';
import { Section } from '../parts/Section.tsx';

const actors = { apiKey: 'API key', customer: 'Customer', paymentLink: 'Payment link', server: 'Server' };
const actorTypes = ['apiKey', 'customer', 'paymentLink', 'server'] as const;

const columns: Column<Schemas['AuditEntry']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <Instant value={createdAt} /> },
  { name: 'Who', cell: ({ actor }) => `${actors[actor.type]}${actor.name ? ` · ${actor.name}` : ''}` },
  { name: 'Did', cell: ({ action }) => <code>{action}</code> },
  { name: 'To', cell: ({ subjects }) => <code>{subjects.join(' ') || '–'}</code> },
  { name: 'Reason', cell: ({ detail }) => detail.reason ?? '–' },
  {
    name: 'Amount',
    isFigure: true,
    cell: ({ detail }) => (detail.amount ? <Money value={detail.amount} /> : '–'),
  },
];

/** Who did what, newest first. */
export function AuditPage() {
  const [actorType, setActorType] = useState<Schemas['AuditEntry']['actor']['type'] | undefined>();
  const [subjectId, setSubjectId] = useState('');
  const query = {
    limit: 25,
    ...(actorType && { actorType }),
    ...(subjectId.trim() && { subjectId: subjectId.trim() }),
  };
  const trail = useMerchantApi().useInfiniteQuery('get', '/v1/audit-log', { params: { query } }, pagesOf);
  return (
    <Page title="Audit trail">
      <Section title="Who did what">
        <search className="filters">
          <Field label="By">
            <select
              value={actorType ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setActorType(actorTypes.find((one) => one === value))
              }
            >
              <option value="">Anybody</option>
              {actorTypes.map((type) => (
                <option key={type} value={type}>
                  {actors[type]}
                </option>
              ))}
            </select>
          </Field>
          <Field label="To" hint="The id of a wallet, an invoice, a key …">
            <input
              type="search"
              value={subjectId}
              onChange={(event) => setSubjectId(event.currentTarget.value)}
            />
          </Field>
        </search>
        <DataTable
          caption="Audit trail"
          columns={columns}
          rows={trail.data?.pages.flatMap(({ items }) => items)}
          keyOf={({ id }) => id}
          reading={trail}
          empty={actorType || subjectId ? 'Nothing fits.' : 'Nothing was done yet.'}
        />
      </Section>
    </Page>
  );
}
