-- Adds the entries of these accounts that their daily totals do not include yet.
CREATE OR REPLACE FUNCTION ledger.roll_up(p_accounts text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger.rollup_cursors (account_id, number)
  SELECT id, 0 FROM ledger.accounts WHERE id = ANY (p_accounts) AND role = 'wallet' ORDER BY id
  ON CONFLICT DO NOTHING;
  -- Locks in the order of the ids, so that two servers that roll up the same accounts cannot deadlock.
  PERFORM FROM ledger.rollup_cursors WHERE account_id = ANY (p_accounts) ORDER BY account_id FOR UPDATE;
  WITH waiting AS MATERIALIZED (
    SELECT c.account_id, c.number AS first, a.entry_number AS last
    FROM ledger.rollup_cursors c JOIN ledger.accounts a ON a.id = c.account_id
    WHERE c.account_id = ANY (p_accounts) AND a.entry_number > c.number
  ), entries AS MATERIALIZED (
    SELECT e.* FROM waiting w
    CROSS JOIN LATERAL (
      SELECT * FROM ledger.entry_flows f WHERE f.account_id = w.account_id AND f.number > w.first AND f.number <= w.last
    ) e
  ), flows AS (
    INSERT INTO ledger.daily_flows AS t (account_id, day, source, incoming, outgoing)
    SELECT account_id, day, source, sum(incoming), sum(outgoing) FROM entries GROUP BY 1, 2, 3
    ON CONFLICT (account_id, day, source)
      DO UPDATE SET incoming = t.incoming + excluded.incoming, outgoing = t.outgoing + excluded.outgoing
  ), spend AS (
    INSERT INTO ledger.daily_spend AS t (account_id, day, reason, amount)
    SELECT account_id, day, reason, sum(outgoing) FROM entries WHERE spent GROUP BY 1, 2, 3
    ON CONFLICT (account_id, day, reason) DO UPDATE SET amount = t.amount + excluded.amount
  )
  UPDATE ledger.rollup_cursors c SET number = w.last FROM waiting w WHERE c.account_id = w.account_id;
END $$;
