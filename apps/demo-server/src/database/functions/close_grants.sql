-- Why a grant leaves an account that closes: it has expired, its paid money is refunded, or its promotional
-- money is forfeited. The closure and its preview both use it.
CREATE OR REPLACE FUNCTION ledger.closing_disposition(kind text, expires_at timestamptz, now timestamptz)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN expires_at <= now THEN 'expired' WHEN kind = 'paid' THEN 'refunded' ELSE 'forfeited' END
$$;

-- One step of closing an account: takes up to `p_limit` open grants out of it, with one entry for each reason,
-- and returns what it took. Its cost depends on the limit and not on how many grants there are.
--
-- Only for an account of status 'closing' without open holds.
CREATE OR REPLACE FUNCTION ledger.close_grants(
  p_account text, p_at timestamptz, p_limit bigint, p_reason text,
  -- The ids of the transactions, and the types of their events, for 'expired', 'refunded' and 'forfeited'.
  p_transactions text[], p_event_types text[]
) RETURNS TABLE (number bigint, disposition text, amount bigint)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_sort = off
AS $$
#variable_conflict use_column
DECLARE
  a ledger.accounts;
  a_first bigint;
  v_stamp timestamptz;
  v_number bigint[]; v_disposition text[]; v_amount bigint[];
  dispositions CONSTANT text[] := '{expired,refunded,forfeited}';
  sources CONSTANT text[] := '{expiry,closure,closure}';
  contras CONSTANT text[] := '{breakage,cash,breakage}';
  total bigint; counter_role text; counter_account text;
BEGIN
  SELECT * INTO a FROM ledger.accounts t WHERE t.id = p_account AND t.role = 'wallet' FOR NO KEY UPDATE;
  IF a.status IS DISTINCT FROM 'closing' OR a.reserved <> 0 THEN
    RAISE EXCEPTION 'account % is % with % reserved: its grants cannot be closed', p_account, a.status, a.reserved;
  END IF;
  IF EXISTS (
    SELECT FROM ledger.clock c WHERE c.singleton AND NOT c.backdating
      AND abs(extract(epoch FROM clock_timestamp() + c.ahead_ms * interval '1 millisecond' - p_at)) > 10
  ) THEN
    RAISE EXCEPTION 'the instant of this closure differs from the database''s time by more than 10 seconds'
      USING ERRCODE = 'CK001';
  END IF;
  -- History never runs backwards, even after a jump of the database's clock.
  v_stamp := greatest(p_at, a.last_at);
  a_first := a.sequence + 1;

  SELECT array_agg(s.number), array_agg(ledger.closing_disposition(s.kind, s.expires_at, p_at)), array_agg(s.remaining)
  INTO v_number, v_disposition, v_amount
  FROM (
    SELECT * FROM ledger.grants t WHERE t.account_id = p_account AND t.open
    ORDER BY t.priority, t.expires_at, t.kind DESC, t.number LIMIT p_limit
  ) s;
  IF v_number IS NULL THEN
    RETURN;
  END IF;

  UPDATE ledger.grants t SET remaining = 0, open = false
  FROM unnest(v_number) s (number) WHERE t.account_id = p_account AND t.number = s.number;

  FOR d IN 1..3 LOOP
    SELECT sum(s.amount) INTO total FROM unnest(v_disposition, v_amount) s (disposition, amount) WHERE s.disposition = dispositions[d];
    CONTINUE WHEN total IS NULL;
    counter_account := a.ledger_id || ':' || contras[d] || ':' || a.currency;
    a.entry_number := a.entry_number + 1;
    a.sequence := a.sequence + 1;
    a.last_at := v_stamp;
    a.last_hash := ledger.entry_hash(a.last_hash, a.id, a.entry_number, p_transactions[d], 'debit', sources[d], a.currency,
      -total, a.balance, p_reason, NULL, NULL, '{}', 'system', v_stamp);
    a.balance := a.balance - total;

    INSERT INTO ledger.entries (account_id, number, transaction_id, type, source, currency, amount, balance_before,
      balance_after, reason, reference_type, reference_id, metadata, actor, created_at, hash)
    VALUES (a.id, a.entry_number, p_transactions[d], 'debit', sources[d], a.currency, -total, a.balance + total,
      a.balance, p_reason, NULL, NULL, '{}', 'system', v_stamp, a.last_hash);
    INSERT INTO ledger.transfers (transaction_id, from_account_id, to_account_id, currency, amount, account_id, number)
    VALUES (p_transactions[d], a.id, counter_account, a.currency, total, a.id, a.entry_number);
    INSERT INTO ledger.consumptions (account_id, number, grant_number, amount)
    SELECT a.id, a.entry_number, s.number, s.amount
    FROM unnest(v_number, v_disposition, v_amount) s (number, disposition, amount) WHERE s.disposition = dispositions[d];
    INSERT INTO ledger.events (account_id, sequence, type, data, number, hold_id, balance, reserved, status, created_at)
    VALUES (a.id, a.sequence, p_event_types[d], '{}', a.entry_number, NULL, a.balance, a.reserved, a.status, v_stamp);
  END LOOP;

  UPDATE ledger.accounts t
  SET balance = a.balance, entry_number = a.entry_number, sequence = a.sequence, last_at = a.last_at, last_hash = a.last_hash
  WHERE t.id = a.id;
  INSERT INTO ledger.outbox (account_ids, first_sequences, last_sequences)
  VALUES (ARRAY[a.id], ARRAY[a_first], ARRAY[a.sequence]);
  PERFORM pg_notify('coffer_events', json_build_array(a.id)::text);

  RETURN QUERY SELECT * FROM unnest(v_number, v_disposition, v_amount);
END $$;
