import type { LedgerTables } from './ledgerTables.ts';

/** Returns the statements that find inconsistencies. Each selects the account, the number and the fault. */
export function ledgerChecks(table: LedgerTables): string[] {
  return [
    // Entry numbers have no gap, each entry starts with the previous balance, and each hash follows from the previous one.
    `SELECT account_id, number, CASE
     WHEN number <> coalesce(previous_number, 0) + 1 THEN 'entry numbers have a gap'
     WHEN balance_before <> coalesce(previous_balance, 0) THEN 'entry does not start with the previous balance'
     ELSE 'entry does not match its hash' END AS fault
   FROM (
     SELECT e.*,
       lag(e.number) OVER chain AS previous_number, lag(e.balance_after) OVER chain AS previous_balance,
       ledger.entry_hash(coalesce(lag(e.hash) OVER chain, ''), e.account_id, e.number, e.transaction_id, e.type,
         e.source, e.currency, e.amount, e.balance_before, e.reason, e.reference_type, e.reference_id, e.metadata,
         e.actor, e.created_at) AS expected_hash
     FROM ${table.entries} e WINDOW chain AS (PARTITION BY e.account_id ORDER BY e.number)
   ) e
   WHERE number <> coalesce(previous_number, 0) + 1 OR balance_before <> coalesce(previous_balance, 0)
     OR hash <> expected_hash`,
    `SELECT a.id, a.entry_number, 'account does not match its last entry'
   FROM ${table.accounts} a
   LEFT JOIN LATERAL (
     SELECT * FROM ${table.entries} e WHERE e.account_id = a.id ORDER BY e.number DESC LIMIT 1
   ) e ON true
   WHERE a.entry_number <> coalesce(e.number, 0) OR a.balance <> coalesce(e.balance_after, 0)
     OR a.last_hash <> coalesce(e.hash, '')`,
    `SELECT coalesce(e.account_id, t.account_id), coalesce(e.number, t.number), 'entry and postings differ'
   FROM ${table.entries} e
   FULL JOIN ${table.transfers} t ON t.account_id = e.account_id AND t.number = e.number
   WHERE t.transaction_id IS DISTINCT FROM e.transaction_id OR t.currency IS DISTINCT FROM e.currency
     OR CASE WHEN t.to_account_id = t.account_id THEN t.amount ELSE -t.amount END IS DISTINCT FROM e.amount`,
    `SELECT p.account_id, NULL, 'posting has an account that does not exist or is in another currency'
   FROM (SELECT DISTINCT account_id, currency FROM ${table.postings} o) p
   WHERE NOT EXISTS (SELECT FROM ${table.accounts} a WHERE a.id = p.account_id AND a.currency = p.currency)`,
    `SELECT a.id, NULL, 'balance is not the sum of its postings'
   FROM ${table.accounts} a
   LEFT JOIN (SELECT account_id, sum(amount) AS total FROM ${table.postings} o GROUP BY account_id) p
     ON p.account_id = a.id
   WHERE a.role = 'wallet' AND a.balance <> coalesce(p.total, 0)`,
    `SELECT a.id, NULL, 'grants do not add up to the balance'
   FROM ${table.accounts} a
   LEFT JOIN (SELECT account_id, sum(remaining) AS total FROM ${table.grants} o GROUP BY account_id) g
     ON g.account_id = a.id
   WHERE a.role = 'wallet' AND greatest(a.balance, 0) <> coalesce(g.total, 0)`,
    `SELECT g.account_id, g.number, 'grant does not match its consumptions'
   FROM ${table.grants} g
   LEFT JOIN (
     SELECT account_id, grant_number, sum(amount) AS total FROM ${table.consumptions} o GROUP BY 1, 2
   ) c ON c.account_id = g.account_id AND c.grant_number = g.number
   LEFT JOIN (
     SELECT account_id, grant_number, sum(amount) AS total FROM ${table.grant_restorations} o GROUP BY 1, 2
   ) b ON b.account_id = g.account_id AND b.grant_number = g.number
   WHERE g.original - g.remaining <> coalesce(c.total, 0) - coalesce(b.total, 0)`,
    `SELECT g.account_id, g.number, 'grant differs from the reservations of its open holds'
   FROM ${table.grants} g
   LEFT JOIN (
     SELECT w.account_id, w.grant_number, sum(w.amount) AS total
     FROM ${table.reservations} w JOIN ${table.holds} h ON h.id = w.hold_id WHERE h.status = 'open' GROUP BY 1, 2
   ) w ON w.account_id = g.account_id AND w.grant_number = g.number
   WHERE g.reserved <> coalesce(w.total, 0)`,
    `SELECT o.account_id, o.number, 'reversal does not match its entry, its grants or its debit'
   FROM ${table.reversals} o
   LEFT JOIN ${table.entries} e ON e.account_id = o.account_id AND e.number = o.number
   LEFT JOIN ${table.entries} d ON d.account_id = o.account_id AND d.number = o.reversed_number
   LEFT JOIN ${table.grants} g ON g.account_id = o.account_id AND g.number = o.number
   LEFT JOIN (
     SELECT account_id, number, sum(amount) AS total FROM ${table.grant_restorations} o GROUP BY 1, 2
   ) b ON b.account_id = o.account_id AND b.number = o.number
   WHERE o.amount <> coalesce(b.total, 0) + coalesce(g.original, 0) OR e.amount IS DISTINCT FROM o.amount OR -d.amount < (
     SELECT sum(s.amount) FROM ${table.reversals} s
     WHERE s.account_id = o.account_id AND s.reversed_number = o.reversed_number
   ) OR d.amount IS NULL`,
    // A debit consumes grants, except for the part that takes the balance below zero. A credit consumes its own grant for
    // the debt that it clears.
    `SELECT e.account_id, e.number, 'entry does not match its consumptions'
   FROM ${table.entries} e
   LEFT JOIN (SELECT account_id, number, sum(amount) AS total FROM ${table.consumptions} o GROUP BY 1, 2) c
     ON c.account_id = e.account_id AND c.number = e.number
   WHERE coalesce(c.total, 0) <> CASE
     WHEN e.amount < 0 THEN greatest(e.balance_before, 0) - greatest(e.balance_after, 0)
     ELSE least(e.balance_after, 0) - least(e.balance_before, 0) END`,
    `SELECT a.id, NULL, 'reserved is not the sum of the open holds'
   FROM ${table.accounts} a
   LEFT JOIN (SELECT account_id, sum(amount) AS total FROM ${table.holds} o WHERE status = 'open' GROUP BY 1) h
     ON h.account_id = a.id
   WHERE a.reserved <> coalesce(h.total, 0)`,
    `SELECT a.id, a.sequence, 'event numbers have a gap'
   FROM ${table.accounts} a
   LEFT JOIN (SELECT account_id, count(*) AS count, max(sequence) AS newest FROM ${table.events} o GROUP BY 1) v
     ON v.account_id = a.id
   WHERE a.sequence <> coalesce(v.count, 0) OR a.sequence <> coalesce(v.newest, 0)`,
    `SELECT coalesce(e.account_id, v.account_id), coalesce(e.number, v.number), 'entry and event differ'
   FROM ${table.entries} e
   FULL JOIN (SELECT * FROM ${table.events} o WHERE number IS NOT NULL) v
     ON v.account_id = e.account_id AND v.number = e.number
   WHERE v.balance IS DISTINCT FROM e.balance_after OR v.created_at IS DISTINCT FROM e.created_at`,
    `SELECT coalesce(t.account_id, c.account_id), NULL, 'daily flows are not the sums of their entries'
   FROM ${table.daily_flows} t
   FULL JOIN (
     SELECT c.account_id, c.day, c.source, sum(c.incoming) AS incoming, sum(c.outgoing) AS outgoing
     FROM ${table.entry_flows} c JOIN ${table.rollup_cursors} f ON f.account_id = c.account_id AND c.number <= f.number GROUP BY 1, 2, 3
   ) c ON c.account_id = t.account_id AND c.day = t.day AND c.source = t.source
   WHERE c.incoming IS DISTINCT FROM t.incoming OR c.outgoing IS DISTINCT FROM t.outgoing`,
    `SELECT coalesce(t.account_id, c.account_id), NULL, 'daily spend is not the sum of its entries'
   FROM ${table.daily_spend} t
   FULL JOIN (
     SELECT c.account_id, c.day, coalesce(c.reason, '') AS reason, c.reason IS NULL AS unnamed, sum(c.outgoing) AS amount
     FROM ${table.entry_flows} c JOIN ${table.rollup_cursors} f ON f.account_id = c.account_id AND c.number <= f.number
     WHERE c.spent GROUP BY c.account_id, c.day, c.reason
   ) c ON c.account_id = t.account_id AND c.day = t.day AND c.reason = coalesce(t.reason, '')
     AND c.unnamed = (t.reason IS NULL)
   WHERE c.amount IS DISTINCT FROM t.amount`,
  ];
}
