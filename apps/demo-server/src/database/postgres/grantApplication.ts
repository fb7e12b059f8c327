import type { Database } from '../Database.ts';

/**
 * Lets a role run the server on tables that another role owns. The role may read and write rows, but only add them to
 * the history: it cannot change or delete an entry, switch off a trigger or alter a table. Run this as the owner, again
 * after each migration.
 */
export async function grantApplication(database: Database, role: string): Promise<void> {
  const name = `"${role.replaceAll('"', '""')}"`;
  await database.transaction(async (transaction) => {
    const history = await transaction.query<{ table: string; trigger: string }>(
      `SELECT t.tgrelid::regclass::text AS table, t.tgname AS trigger FROM pg_trigger t
       WHERE t.tgname IN ('append_only', 'no_delete') AND NOT t.tgisinternal`,
    );
    const statements = [
      `GRANT USAGE ON SCHEMA public, ledger TO ${name}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, ledger TO ${name}`,
      `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, ledger TO ${name}`,
      `REVOKE INSERT, UPDATE, DELETE ON migrations, functions FROM ${name}`,
      ...history.map(({ table, trigger }) =>
        trigger === 'no_delete'
          ? `REVOKE DELETE ON ${table} FROM ${name}`
          : `REVOKE UPDATE, DELETE ON ${table} FROM ${name}`,
      ),
    ];
    for (const statement of statements) await transaction.query(statement);
  });
}
