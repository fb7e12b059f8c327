import type { Queryable } from '../../database/Database.ts';

export type OpenAccountParameters = {
  /** Printable characters without spaces, 64 at most, made by the caller. */
  id: string;
  /** The book, which is open already. */
  ledgerId: string;
  /** ISO 4217. */
  currency: string;
};

/**
 * Opens a wallet's account at zero, and with it the book's own accounts in that currency. Again with
 * the same id changes nothing. In a transaction it commits with the caller's own rows.
 */
export async function openAccount(
  queryable: Queryable,
  { id, ledgerId, currency }: OpenAccountParameters,
): Promise<void> {
  await queryable.query(
    `INSERT INTO ledger.accounts (id, ledger_id, role, currency)
     SELECT p.id, $2, p.role, $3
     FROM (
       SELECT $2 || ':' || role || ':' || $3 AS id, role
       FROM unnest(ARRAY['breakage', 'cash', 'fees', 'promotions', 'revenue']) role
       UNION ALL SELECT $1, 'wallet'
     ) p
     WHERE NOT EXISTS (SELECT FROM ledger.accounts a WHERE a.id = p.id COLLATE "C")
     ORDER BY p.id COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [id, ledgerId, currency],
  );
}
