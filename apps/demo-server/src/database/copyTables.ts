import type { Queryable, SqlValue } from './Database.ts';

/** Number of rows in one statement. */
const batchSize = 1_000;

/** A table with the columns that hold data, and their types. */
type Table = { name: string; columns: { name: string; type: string }[] };

/** Tables that `migrate` fills. They are the same on both sides, so they are compared and not copied. */
const schemaTables: ReadonlySet<string> = new Set(['public.migrations', 'public.functions']);

/** Tables in which a migration writes the only row, which the copy replaces. */
const singletons: ReadonlySet<string> = new Set(['ledger.clock', 'public.test_mode']);

/** Copied rows by the name of their table. */
export type CopiedTables = Map<string, number>;

/**
 * Lists the tables of a migrated database that have rows, except those with rows that a migration wrote. A database without
 * any was never used.
 */
export async function readUsedTables(database: Queryable): Promise<string[]> {
  const tables = (await readTables(database)).filter(
    ({ name }) => !schemaTables.has(name) && !singletons.has(name),
  );
  const checks = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
  const rows = await database.query<{ name: string }>(checks.join(' union all '));
  return rows.map(({ name }) => name).sort();
}

/**
 * Copies every row of every table into an empty database with the same migrations, and continues its sequences. Values
 * travel as PostgreSQL's own text, so none is rounded on the way. At the end both sides have the same digest of each table.
 *
 * @throws Error when a table differs afterwards. The caller rolls back.
 */
export async function copyTables(from: Queryable, to: Queryable): Promise<CopiedTables> {
  const tables = await readTables(to);
  await requireSameTables(from, tables);
  const checkReferences = await deferReferences(to);
  const copied: CopiedTables = new Map();
  for (const table of tables) {
    if (schemaTables.has(table.name)) continue;
    if (singletons.has(table.name)) await to.query(`delete from ${table.name}`);
    copied.set(table.name, await copyTable(from, to, table));
  }
  await checkReferences();
  await copySequences(from, to);
  for (const table of tables) {
    const [source, target] = [await digestOf(from, table), await digestOf(to, table)];
    if (source !== target) throw new Error(`The rows of ${table.name} differ after the copy.`);
  }
  return copied;
}

async function readTables(database: Queryable): Promise<Table[]> {
  const rows = await database.query<{ name: string; column: string; type: string }>(
    `select n.nspname || '.' || c.relname as name, quote_ident(a.attname) as column,
       format_type(a.atttypid, a.atttypmod) as type
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname in ('public', 'ledger') order by 1, a.attnum`,
  );
  const tables = new Map<string, Table>();
  for (const { name, column, type } of rows) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({ name: column, type });
    tables.set(name, table);
  }
  return [...tables.values()];
}

/** The embedded engine's own table, in which its start proves that the disk works. */
const embeddedOnly = 'public.durability_probe';

async function requireSameTables(from: Queryable, tables: readonly Table[]): Promise<void> {
  const shape = (all: readonly Table[]) =>
    JSON.stringify(
      all.filter(({ name }) => name !== embeddedOnly).sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  if (shape(await readTables(from)) === shape(tables)) return;
  throw new Error('The two databases have different tables or columns.');
}

/**
 * Lets rows be inserted in any order, because some tables reference each other, and returns the function that checks all
 * references and restores the constraints.
 */
async function deferReferences(to: Queryable): Promise<() => Promise<void>> {
  const constraints = await to.query<{ name: string; table: string }>(
    `select quote_ident(conname) as name, conrelid::regclass::text as table from pg_constraint
     where contype = 'f' and not condeferrable and connamespace in ('public'::regnamespace, 'ledger'::regnamespace)`,
  );
  const alter = async (how: string) => {
    for (const { name, table } of constraints)
      await to.query(`alter table ${table} alter constraint ${name} ${how}`);
  };
  await alter('deferrable initially deferred');
  return async () => {
    await to.query('set constraints all immediate');
    await alter('not deferrable');
  };
}

async function copyTable(from: Queryable, to: Queryable, { name, columns }: Table): Promise<number> {
  const asText = columns.map((column) => `${column.name}::text as ${column.name}`).join(', ');
  const names = columns.map((column) => column.name).join(', ');
  const typed = columns.map((column) => `r.${column.name}::${column.type}`).join(', ');
  const parameters = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const insert = `insert into ${name} (${names}) overriding system value select ${typed} from unnest(${parameters}) r (${names})`;
  await from.query(`declare copied no scroll cursor for select ${asText} from ${name}`);
  let copied = 0;
  for (;;) {
    const rows = await from.query<Record<string, string | null>>(`fetch ${batchSize} from copied`);
    if (rows.length === 0) break;
    const values = columns.map(
      ({ name: column }): SqlValue => rows.map((row) => row[unquoted(column)] ?? null),
    );
    await to.query(insert, values);
    copied += rows.length;
  }
  await from.query('close copied');
  return copied;
}

function unquoted(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}

/** Lets each sequence of the target continue where the source's is. A sequence does not roll back, but an empty database has no use of it. */
async function copySequences(from: Queryable, to: Queryable): Promise<void> {
  const sequences = await from.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name from pg_sequences
     where schemaname in ('public', 'ledger')`,
  );
  for (const { name } of sequences) {
    const [state] = await from.query<{ last_value: number; is_called: boolean }>(
      `select last_value, is_called from ${name}`,
    );
    if (!state) throw new Error(`The sequence ${name} has no state.`);
    await to.query('select setval($1::regclass, $2, $3)', [name, state.last_value, state.is_called]);
  }
}

/** Adds up a hash of each row, which does not depend on the order of the rows. */
async function digestOf(database: Queryable, { name, columns }: Table): Promise<string> {
  // The time at which a migration was applied differs.
  const compared = columns.filter((column) => !schemaTables.has(name) || column.name !== 'applied_at');
  const row = compared.map((column) => `${column.name}::text`).join(', ');
  const [result] = await database.query<{ digest: string }>(
    `select count(*) || ' ' || coalesce(sum(('x' || left(md5(row(${row})::text), 15))::bit(60)::bigint), 0) as digest from ${name}`,
  );
  return result?.digest ?? '';
}
