import type { Queryable } from '../Database.ts';

type Column = {
  table: string;
  name: string;
  type: string;
  isNullable: boolean;
  /** `always` when no statement may write the column, `default` when an insert may omit it. */
  generated: 'always' | 'default' | null;
};

/** Reads the columns of a migrated database and writes them as the types of `tables.gen.ts`, one line a column. */
export async function describeTables(database: Queryable): Promise<string> {
  const columns = await database.query<Column>(columnsSql);
  const unions = await readUnions(database);
  const names = [...new Set(columns.map(({ table }) => table))];
  const tables = names.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `  ${column.name}: ${columnType(column, unions.get(`${table}.${column.name}`))};`);
    return `export type ${typeName(table)} = {\n${lines.join('\n')}\n};`;
  });
  return [
    header,
    ...tables,
    `/** The columns of each table. */\nexport type Tables = {\n${names.map((table) => `  ${table.includes('.') ? `'${table}'` : table}: ${typeName(table)};`).join('\n')}\n};\n`,
  ].join('\n\n');
}

const header = `// Generated from the migrated schema. Run \`pnpm db:types\` after a migration.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A \`jsonb\` column: read as a value, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>;

/** Line of an invoice: \`InvoiceLine\` of the wire. */
type InvoiceLine = { description: string; quantity: number; unitAmount: Money; amount: Money };
type Money = { amount: number; currency: string };

/** Contents of a request in the audit log: names of its fields, but not their values. */
type AuditDetail = { requestId?: string; fields?: string[]; amount?: Money; reason?: string; entryNumber?: number };

/** Reason of a failed payment: \`TopUpFailureCode\` of the wire. */
type FailureCode =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'authentication_failed'
  | 'payment_returned'
  | 'wallet_closed'
  | 'processing_error';`;

/** Types that the schema does not say. */
const namedTypes: Record<string, string> = {
  'auto_top_up_attempts.failure_code': 'FailureCode',
  'auto_top_ups.paused_code': "FailureCode | 'payment_method_removed'",
  'invoice_payments.failure_code': "FailureCode | 'payment_disputed'",
  'invoices.failure_code': "FailureCode | 'no_payment_method'",
  'top_ups.failure_code': 'FailureCode',
  'stripe_payments.decline_code': "Exclude<FailureCode, 'wallet_closed' | 'processing_error'>",
  'test_processor_payments.failure_code': "Exclude<FailureCode, 'wallet_closed' | 'processing_error'>",
  'audit_log.actor_type': "'apiKey' | 'customer' | 'paymentLink' | 'server'",
  'alert_settings.channels': "'email' | 'inApp' | 'webhook'",
  'api_keys.scopes': "'read' | 'write' | 'admin'",
  'sessions.scopes': "'view' | 'topUp' | 'manage'",
};

/** Types of `jsonb` columns, by the name of the column. */
const jsonTypes: Record<string, string> = {
  detail: 'AuditDetail',
  lines: 'InvoiceLine[]',
  metadata: 'Record<string, string>',
};

const baseTypes: Record<string, string> = {
  text: 'string',
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  'double precision': 'number',
  // Both engines read `numeric` as text and `date` as text, see `valueTypes`.
  numeric: 'string',
  date: 'string',
  boolean: 'boolean',
  'timestamp with time zone': 'Date',
  bytea: 'Uint8Array',
};

function columnType(column: Column, union: string | undefined): string {
  const isArray = column.type.endsWith('[]');
  const base = column.type.replace('[]', '');
  const type =
    base === 'jsonb'
      ? `Json<${jsonTypes[column.name] ?? 'unknown'}>`
      : (namedTypes[`${column.table}.${column.name}`] ?? union ?? baseTypes[base] ?? null);
  if (type === null) throw new Error(`No TypeScript type is known for ${base}: add it to baseTypes.`);
  const value = `${isArray ? `readonly ${type.includes('|') ? `(${type})` : type}[]` : type}${column.isNullable ? ' | null' : ''}`;
  if (column.generated === 'always') return `GeneratedAlways<${value}>`;
  return column.generated === 'default' ? `Generated<${value}>` : value;
}

/** `ledger.daily_flows` → `LedgerDailyFlowsTable` */
function typeName(table: string): string {
  const words = table.split(/[._]/).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Table`;
}

/** Reads which texts a CHECK of the form `status in ('a', 'b')` allows, as a union by table and column. */
async function readUnions(database: Queryable): Promise<Map<string, string>> {
  const checks = await database.query<{ table: string; definition: string }>(checksSql);
  return new Map(
    checks.flatMap(({ table, definition }) => {
      const [, column, values] = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(definition) ?? [];
      const [, single, value] = /^CHECK \(\((\w+) = ('\w+')::text\)\)$/.exec(definition) ?? [];
      if (column && values) {
        return [[`${table}.${column}`, values.replaceAll('::text', '').replaceAll(', ', ' | ')]];
      }
      return single && value ? [[`${table}.${single}`, value]] : [];
    }),
  );
}

const tableName = `(case n.nspname when 'public' then c.relname::text else n.nspname || '.' || c.relname end)`;

/** Our own tables. The tables of `migrate.ts` are left out. */
const isOurs = `n.nspname in ('public', 'ledger') and c.relkind = 'r' and c.relname not in ('migrations', 'functions')`;

const columnsSql = `select ${tableName} as table, a.attname as name, format_type(a.atttypid, -1) as type,
    not a.attnotnull as "isNullable",
    case when a.attidentity = 'a' or a.attgenerated <> '' then 'always'
      when a.attidentity <> '' or a.atthasdef then 'default' end as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where ${isOurs} and a.attnum > 0 and not a.attisdropped order by ${tableName} collate "C", a.attname collate "C"`;

const checksSql = `select ${tableName} as table, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${isOurs} and k.contype = 'c' order by 1, 2`;
