-- What came and went each day, so that forecast and analytics need not read every entry of weeks.
--
-- Entries reach the totals soon after their commit, with those of many other commits, and not in it: a row that
-- every write of a wallet would touch costs each of them. Until then they are read from the entries themselves:
-- `folded` says up to which number an account's entries are in its totals, and commits with them.

CREATE TABLE ledger.rollup_cursors (
  account_id text COLLATE "C" PRIMARY KEY,
  number bigint NOT NULL CHECK (number >= 0)
) WITH (fillfactor = 50);

-- By day (UTC) and source.
CREATE TABLE ledger.daily_flows (
  account_id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  source text NOT NULL,
  incoming numeric NOT NULL CHECK (incoming >= 0),
  outgoing numeric NOT NULL CHECK (outgoing >= 0),
  PRIMARY KEY (account_id, day, source)
) WITH (fillfactor = 50);

-- Of what left for usage and invoices: by day and reason, which may be any text or none.
CREATE TABLE ledger.daily_spend (
  account_id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  reason text,
  amount numeric NOT NULL CHECK (amount > 0),
  UNIQUE NULLS NOT DISTINCT (account_id, day, reason)
) WITH (fillfactor = 50);

-- How an entry is counted, said once for those who fold, read and verify.
CREATE VIEW ledger.entry_flows AS
  SELECT account_id, number, (created_at AT TIME ZONE 'UTC')::date AS day, source, reason, created_at, amount,
    greatest(amount, 0) AS incoming, greatest(-amount, 0) AS outgoing,
    amount < 0 AND source IN ('usage', 'invoice') AS spent
  FROM ledger.entries;

-- Puts the entries of these accounts that are not yet in their totals into them.
CREATE FUNCTION ledger.roll_up(p_accounts text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger.rollup_cursors (account_id, number)
  SELECT id, 0 FROM ledger.accounts WHERE id = ANY (p_accounts) AND role = 'wallet' ORDER BY id
  ON CONFLICT DO NOTHING;
  -- In the order of their ids: two servers that fold the same accounts wait for each other, and never both.
  PERFORM FROM ledger.rollup_cursors WHERE account_id = ANY (p_accounts) ORDER BY account_id FOR UPDATE;
  WITH waiting AS MATERIALIZED (
    SELECT f.account_id, f.number AS first, a.entry_number AS last
    FROM ledger.rollup_cursors f JOIN ledger.accounts a ON a.id = f.account_id
    WHERE f.account_id = ANY (p_accounts) AND a.entry_number > f.number
  ), entries AS MATERIALIZED (
    SELECT e.* FROM waiting w
    CROSS JOIN LATERAL (
      SELECT * FROM ledger.entry_flows c WHERE c.account_id = w.account_id AND c.number > w.first AND c.number <= w.last
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
  UPDATE ledger.rollup_cursors f SET number = w.last FROM waiting w WHERE f.account_id = w.account_id;
END $$;
