-- Reads the grants that operations may take from or return money to, for post_batch: account by account, and in the
-- order of consumption within each. The accounts are locked.
--
-- Most calls need little: the first open grants of each account, in one index scan. That fails for an account with many
-- grants, and for a selective operation, which may take grants in another order than the order of consumption. A second
-- query costs more and reads exactly what is needed, so the cost of a debit does not grow with the number of grants.
CREATE OR REPLACE FUNCTION ledger.read_grants(
  locked_ids text[],
  -- One element for each operation.
  p_account_id text[], p_action text[], p_amount bigint[], p_at timestamptz[], p_selected_grants text[],
  p_on_shortfall text[],
  -- The reservations of the operations' holds, and the consumptions that their reversals may return.
  reservations ledger.reservations[], reversible ledger.consumptions[]
) RETURNS ledger.grants[] LANGUAGE plpgsql AS $$
DECLARE
  many_grants CONSTANT integer := 32;
  grants ledger.grants[];
BEGIN
  IF p_action <@ '{credit,debit,hold}' AND array_remove(p_selected_grants, NULL) = '{}'
    AND 'overdraw' = ANY (p_on_shortfall) IS NOT TRUE THEN
    SELECT coalesce(array_agg(s.g), '{}') INTO grants
    FROM unnest(locked_ids) a (id) CROSS JOIN LATERAL (
      SELECT g FROM ledger.grants g WHERE g.account_id = a.id AND g.open
      ORDER BY g.priority, g.expires_at, g.kind DESC, g.number LIMIT many_grants
    ) s;
    IF NOT EXISTS (SELECT FROM unnest(grants) g GROUP BY g.account_id HAVING count(*) = many_grants) THEN
      RETURN grants;
    END IF;
  END IF;

  -- For each account: the grants that have expired, and as many others as its debits and holds need together. For an
  -- account with a selective operation: all open grants, and the spent ones that its holds and reversals name.
  SELECT coalesce(array_agg(s.g), '{}') INTO grants
  FROM (
    SELECT o.account_id, sum(o.amount) AS needed, max(o.at) AS latest,
      bool_or(o.action NOT IN ('credit', 'debit', 'hold') OR o.selected IS NOT NULL OR o.on_shortfall = 'overdraw')
        AS is_selective
    FROM unnest(p_account_id, p_action, p_amount, p_at, p_selected_grants, p_on_shortfall)
      o (account_id, action, amount, at, selected, on_shortfall)
    WHERE o.account_id = ANY (locked_ids)
    GROUP BY o.account_id
  ) a
  CROSS JOIN LATERAL (
    SELECT u.g
    FROM (
      SELECT w.g
      FROM (
        SELECT g, g.expires_at, f.free, sum(f.free) OVER (
          ORDER BY g.priority, g.expires_at, g.kind DESC, g.number ROWS UNBOUNDED PRECEDING
        ) AS total
        FROM ledger.grants g CROSS JOIN LATERAL (
          SELECT CASE WHEN g.expires_at > a.latest THEN greatest(g.remaining - g.reserved, 0) ELSE 0 END AS free
        ) f
        WHERE g.account_id = a.account_id AND g.open
      ) w
      WHERE w.total - w.free < a.needed OR w.expires_at <= a.latest OR a.is_selective
      UNION ALL
      SELECT g FROM ledger.grants g
      WHERE a.is_selective AND g.account_id = a.account_id AND NOT g.open AND g.number IN (
        SELECT r.grant_number FROM unnest(reservations) r WHERE r.account_id = a.account_id
        UNION ALL SELECT c.grant_number FROM unnest(reversible) c WHERE c.account_id = a.account_id
      )
    ) u
    ORDER BY (u.g).priority, (u.g).expires_at, (u.g).kind DESC, (u.g).number
  ) s;
  RETURN grants;
END $$;
