import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Field } from '../../ui/Field.tsx';
import { humanizeLabel } from '../../ui/humanize.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { Subject } from './Subject.tsx';
import './AuditLogPage.css';

const actors = { apiKey: 'API key', customer: 'Customer', paymentLink: 'Payment link', server: 'Server' };
const actorTypes = ['apiKey', 'customer', 'paymentLink', 'server'] as const;

const columns: Column<Schemas['AuditEntry']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  {
    name: 'Who',
    cell: ({ actor }) => (
      <>
        {actors[actor.type]} {actor.name && <small className="audit-name">{actor.name}</small>}
      </>
    ),
  },
  { name: 'Did', cell: ({ action }) => humanizeLabel(action) },
  {
    name: 'To',
    cell: ({ subjects }) =>
      subjects.length === 0 ? '–' : subjects.map((id) => <Subject key={id} id={id} />),
  },
  { name: 'Reason', cell: ({ detail }) => detail.reason ?? '–' },
  {
    name: 'Amount',
    align: 'end',
    cell: ({ detail }) => (detail.amount ? <Money value={detail.amount} /> : '–'),
  },
];

/** Who did what, newest first. */
export function AuditLogPage() {
  const [{ by, to: subjectId }, change] = useSearchFilter(['by', 'to']);
  const actorType = actorTypes.find((one) => one === by);
  const query = {
    limit: 25,
    ...(actorType && { actorType }),
    ...(subjectId && { subjectId }),
  };
  const trail = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/audit-log',
    { params: { query } },
    filteredCursorPagination,
  );
  return (
    <Page title="Audit trail">
      <Section title="Who did what">
        <search className="filters">
          <ChoiceField
            label="By"
            noneLabel="Anybody"
            choices={actorTypes}
            value={actorType}
            labelOf={(type) => actors[type]}
            onChange={(by) => change({ by })}
          />
          <Field label="To" hint="The id of a wallet, an invoice, a key …">
            <input
              type="search"
              defaultValue={subjectId}
              onChange={(event) => change({ to: event.currentTarget.value.trim() })}
            />
          </Field>
        </search>
        <DataTable
          caption="Audit trail"
          columns={columns}
          rows={trail.data?.pages.flatMap(({ items }) => items)}
          keyOf={({ id }) => id}
          query={trail}
          empty={actorType || subjectId ? 'Nothing fits.' : 'Nothing was done yet.'}
        />
      </Section>
    </Page>
  );
}
