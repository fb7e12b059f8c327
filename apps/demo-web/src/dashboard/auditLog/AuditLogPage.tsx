import { Money } from '@coffer/components';
import { Link } from 'wouter';
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
import './AuditLogPage.css';

const actors = { apiKey: 'API key', customer: 'Customer', paymentLink: 'Payment link', server: 'Server' };
const actorTypes = ['apiKey', 'customer', 'paymentLink', 'server'] as const;

const columns: Column<Schemas['AuditEntry']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  {
    name: 'Actor',
    cell: ({ actor }) => (
      <>
        {actors[actor.type]} {actor.name && <small className="audit-name">{actor.name}</small>}
      </>
    ),
  },
  { name: 'Action', cell: ({ action }) => actionLabel(action) },
  {
    name: 'Object',
    cell: ({ subjects }) =>
      subjects.length === 0 ? '–' : subjects.map((id) => <AuditedObject key={id} id={id} />),
  },
  { name: 'Reason', cell: ({ detail }) => detail.reason ?? '–' },
  {
    name: 'Amount',
    align: 'end',
    cell: ({ detail }) => (detail.amount ? <Money value={detail.amount} /> : '–'),
  },
];

/** Writes an operation as a label: `paymentLinks.create` becomes "Payment links: create". */
function actionLabel(operationId: string): string {
  return humanizeLabel(operationId.replace('.', ': ')).replace(/^Api/, 'API');
}

/** The audit log, newest entry first. */
export function AuditLogPage() {
  const [{ by, to: subjectId }, change] = useSearchFilter(['by', 'to']);
  const actorType = actorTypes.find((type) => type === by);
  const query = {
    limit: 25,
    ...(actorType && { actorType }),
    ...(subjectId && { subjectId }),
  };
  const log = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/audit-log',
    { params: { query } },
    filteredCursorPagination,
  );
  return (
    <Page title="Audit log">
      <Section title="All entries">
        <search className="filters">
          <ChoiceField
            label="Actor"
            noneLabel="All"
            choices={actorTypes}
            value={actorType}
            labelOf={(type) => actors[type]}
            onChange={(by) => change({ by })}
          />
          <Field label="Object" hint="Id of a wallet, an invoice, an API key…">
            <input
              type="search"
              defaultValue={subjectId}
              onChange={(event) => change({ to: event.currentTarget.value.trim() })}
            />
          </Field>
        </search>
        <DataTable
          caption="Audit log"
          columns={columns}
          rows={log.data?.pages.flatMap(({ items }) => items)}
          keyOf={({ id }) => id}
          query={log}
          empty={actorType || subjectId ? 'No entries match these filters.' : 'No entries yet.'}
        />
      </Section>
    </Page>
  );
}

/** The pages of objects, by the prefix of their ids. */
const pathsByPrefix = new Map([
  ['wal', '/wallets'],
  ['cus', '/customers'],
  ['inv', '/invoices'],
]);

function AuditedObject({ id }: { id: string }) {
  const path = pathsByPrefix.get(id.slice(0, id.indexOf('_')));
  return <code className="audit-subject">{path ? <Link href={`${path}/${id}`}>{id}</Link> : id}</code>;
}
