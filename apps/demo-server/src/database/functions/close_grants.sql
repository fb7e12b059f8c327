-- Returns why a grant leaves a closing account: it has expired, its paid money is refunded, or its promotional money is
-- forfeited. The closure and its preview both use it.
CREATE OR REPLACE FUNCTION ledger.closing_disposition(kind text, expires_at timestamptz, now timestamptz)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN expires_at <= now THEN 'expired' WHEN kind = 'paid' THEN 'refunded' ELSE 'forfeited' END
$$;

-- One step of closing an account: takes up to `p_limit` open grants out of it, with one entry for each disposition,
-- and returns what it took. Its cost depends on the limit and not on the number of grants.
--
-- The account has the status 'closing' and no open holds.
CREATE OR REPLACE FUNCTION ledger.close_grants(
  p_account_id text, p_at timestamptz, p_limit bigint, p_reason text,
  -- For 'expired', 'refunded' and 'forfeited', in this order: the ids of the transactions, the sources of their entries
  -- and the types of their events.
  p_transaction_ids text[], p_sources text[], p_event_types text[]
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
  dispositions CONSTANT text[] := '{expired,refunded,forfeited}';
  counter_accounts CONSTANT text[] := '{breakage,cash,breakage}';
  types CONSTANT text[] := '{debit,refund,debit}';
  account ledger.accounts;
  first_sequence bigint;
  recorded_at timestamptz;
  taken_numbers bigint[]; taken_dispositions text[]; taken_amounts bigint[];
  total bigint;
BEGIN
  ---- 1. Lock ----

  SELECT * INTO account FROM ledger.accounts a WHERE a.id = p_account_id AND a.role = 'wallet' FOR NO KEY UPDATE;
  IF account.status IS DISTINCT FROM 'closing' OR account.reserved <> 0 THEN
    RAISE EXCEPTION 'account % is % with % reserved: its grants cannot be closed',
      p_account_id, account.status, account.reserved;
  END IF;
  IF EXISTS (
    SELECT FROM ledger.clock c WHERE c.singleton AND NOT c.backdating
      AND abs(extract(epoch FROM clock_timestamp() + c.ahead_ms * interval '1 millisecond' - p_at)) > 10
  ) THEN
    RAISE EXCEPTION 'the instant of this closure differs from the database''s time by more than 10 seconds'
      USING ERRCODE = 'CK001';
  END IF;
  -- Stored instants never run backwards, even after a jump of the database's clock.
  recorded_at := greatest(p_at, account.last_at);
  first_sequence := account.sequence + 1;

  ---- 2. Take the grants ----

  SELECT array_agg(g.number), array_agg(ledger.closing_disposition(g.kind, g.expires_at, p_at)), array_agg(g.remaining)
  INTO taken_numbers, taken_dispositions, taken_amounts
  FROM (
    SELECT * FROM ledger.grants g WHERE g.account_id = p_account_id AND g.open
    ORDER BY g.priority, g.expires_at, g.kind DESC, g.number LIMIT p_limit
  ) g;
  IF taken_numbers IS NULL THEN
    RETURN;
  END IF;

  UPDATE ledger.grants g SET remaining = 0, open = false
  FROM unnest(taken_numbers) t (number) WHERE g.account_id = p_account_id AND g.number = t.number;

  ---- 3. Write one entry for each disposition ----

  FOR i IN 1..cardinality(dispositions) LOOP
    SELECT sum(t.amount) INTO total FROM unnest(taken_dispositions, taken_amounts) t (disposition, amount)
    WHERE t.disposition = dispositions[i];
    CONTINUE WHEN total IS NULL;

    account.entry_number := account.entry_number + 1;
    account.sequence := account.sequence + 1;
    account.last_at := recorded_at;
    account.last_hash := ledger.entry_hash(account.last_hash, account.id, account.entry_number, p_transaction_ids[i],
      types[i], p_sources[i], account.currency, -total, account.balance, p_reason, NULL, NULL, '{}', 'system',
      recorded_at);
    account.balance := account.balance - total;

    INSERT INTO ledger.entries (account_id, number, transaction_id, type, source, currency, amount, balance_before,
      balance_after, reason, reference_type, reference_id, metadata, actor, created_at, hash)
    VALUES (account.id, account.entry_number, p_transaction_ids[i], types[i], p_sources[i], account.currency, -total,
      account.balance + total, account.balance, p_reason, NULL, NULL, '{}', 'system', recorded_at, account.last_hash);

    INSERT INTO ledger.transfers (transaction_id, from_account_id, to_account_id, currency, amount, account_id, number)
    VALUES (p_transaction_ids[i], account.id, account.ledger_id || ':' || counter_accounts[i] || ':' || account.currency,
      account.currency, total, account.id, account.entry_number);

    INSERT INTO ledger.consumptions (account_id, number, grant_number, amount)
    SELECT account.id, account.entry_number, t.number, t.amount
    FROM unnest(taken_numbers, taken_dispositions, taken_amounts) t (number, disposition, amount)
    WHERE t.disposition = dispositions[i];

    INSERT INTO ledger.events (account_id, sequence, type, data, number, hold_id, balance, reserved, status, created_at)
    VALUES (account.id, account.sequence, p_event_types[i], '{}', account.entry_number, NULL, account.balance,
      account.reserved, account.status, recorded_at);
  END LOOP;

  ---- 4. Write the account and its notification ----

  UPDATE ledger.accounts a
  SET balance = account.balance, entry_number = account.entry_number, sequence = account.sequence,
    last_at = account.last_at, last_hash = account.last_hash
  WHERE a.id = account.id;
  INSERT INTO ledger.outbox (account_ids, first_sequences, last_sequences)
  VALUES (ARRAY[account.id], ARRAY[first_sequence], ARRAY[account.sequence]);
  PERFORM pg_notify('coffer_events', json_build_array(account.id)::text);

  RETURN QUERY SELECT * FROM unnest(taken_numbers, taken_dispositions, taken_amounts);
END $$;
