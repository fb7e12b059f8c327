import type { Queryable } from '../../database/Database.ts';

/**
 * Opens the book of one merchant, once: again with the same id changes nothing.
 *
 * @param id printable characters without spaces, 40 at most, made by the caller
 */
export async function openLedger(queryable: Queryable, { id }: { id: string }): Promise<void> {
  await queryable.query('INSERT INTO ledger.ledgers (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
}
