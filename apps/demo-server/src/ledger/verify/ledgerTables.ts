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

/** What stands for each of the ledger's tables in a statement. */
export type LedgerTables = Record<(typeof names)[number], string>;

/** The tables, or with `account` (an SQL expression) only the rows of that account, found by their indexes. */
export function ledgerTables(account: string | null): LedgerTables {
  const table = (name: string) =>
    account === null ? `ledger.${name}` : `(SELECT * FROM ledger.${name} WHERE account_id = ${account})`;
  const tables = Object.fromEntries(names.map((name) => [name, table(name)])) as LedgerTables;
  if (account === null) return tables;
  // Both sides of a transaction are found by the wallet's entry: an index of their own would cost each write.
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
