const names = [
  'accounts',
  'entries',
  'transfers',
  'postings',
  'grants',
  'consumptions',
  'grant_restorations',
  'reversals',
  'holds',
  'reservations',
  'events',
  'rollup_cursors',
  'daily_flows',
  'daily_spend',
  'entry_flows',
] as const;

/** SQL for each of the ledger's tables and views: its name, or a subquery of one account's rows. */
export type LedgerTables = Record<(typeof names)[number], string>;

/** Returns the tables, or with `account` (an SQL expression) subqueries of that account's rows, which use indexes. */
export function ledgerTables(account: string | null): LedgerTables {
  const table = (name: string) =>
    account === null ? `ledger.${name}` : `(SELECT * FROM ledger.${name} WHERE account_id = ${account})`;
  const tables = Object.fromEntries(names.map((name) => [name, table(name)])) as LedgerTables;
  if (account === null) return tables;
  // These are found through the account's entries, because an index on their account would cost every write.
  const sides = (name: string) =>
    `(SELECT s.* FROM ledger.entries n JOIN ledger.${name} s ON s.transaction_id = n.transaction_id
      WHERE n.account_id = ${account})`;
  return {
    ...tables,
    accounts: `(SELECT * FROM ledger.accounts WHERE id = ${account})`,
    transfers: sides('transfers'),
    postings: sides('postings'),
  };
}
