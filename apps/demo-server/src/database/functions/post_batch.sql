-- Posts operations: decides them in order, and writes those that it accepts. One call is one round trip and one commit,
-- and each operation has its own result: a rejected one changes nothing and does not affect its neighbours.
--
-- Each `p_` array has one element for each operation. The operations of one account are neighbours, and no two have the
-- same idempotency key.
--
-- 1. Lock the accounts, in the order of their ids.
-- 2. Read what the decisions need: used keys, holds, entries to reverse, grants.
-- 3. Decide one operation after the other, in memory.
-- 4. Write, one statement for each table.
--
-- Most of a call's cost is its statements, so their number does not depend on the number of operations. The settings
-- below fit that: a call touches few rows, and finds each by an index. Without them, a plan that was made while the
-- tables were empty could scan them.
--
-- A unit of a grant is available when no hold reserves it and the grant has not expired by the operation's own instant.
-- grants.sql says which units each kind of operation takes.
CREATE OR REPLACE FUNCTION ledger.post_batch(
  -- Whether one rejection means that nothing is written. Such a call waits for locked accounts, as long as
  -- `lock_timeout` allows. Any other call skips them: their operations get the result 'locked' and nobody waits.
  all_or_none boolean,
  p_transaction_id text[], p_action text[], p_account_id text[], p_amount bigint[], p_currency text[],
  p_actor text[], p_at timestamptz[], p_scope text[], p_key text[], p_fingerprint text[],
  p_event_type text[], p_event_data jsonb[], p_type text[], p_source text[], p_reason text[],
  p_reference_type text[], p_reference_id text[], p_metadata jsonb[], p_counter_account text[],
  -- Credits: the terms of the new grant.
  p_kind text[], p_priority integer[], p_expires_at timestamptz[],
  -- Holds, captures and releases.
  p_hold_id text[],
  -- Debits: the numbers of the grants to take from, as the text of an array; whether to take from expired ones
  -- ('exclude', 'only' or 'include'); what to do if less is available ('reject', 'partial' or 'overdraw').
  p_selected_grants text[], p_expired text[], p_on_shortfall text[],
  -- Reversals: the number of the debit.
  p_reversed_number bigint[]
) RETURNS TABLE (
  -- NULL for an accepted operation, otherwise why it was rejected.
  code text,
  number bigint, balance_before bigint, balance bigint, reserved bigint, sequence bigint, status text,
  -- NULL if it is the operation's own instant.
  at timestamptz,
  -- The largest amount that would have been accepted.
  allowed bigint
)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  amount_max CONSTANT bigint := 9007199254740991;
  operation_count CONSTANT integer := cardinality(p_account_id);

  -- Phase 1.
  clock_now timestamptz;
  is_backdating_allowed boolean;
  locked_accounts ledger.accounts[];
  locked_ids text[];

  -- Phase 2. Holds and reservations that this call adds are appended to those that it has read.
  holds ledger.holds[] := '{}';
  hold_ids text[] := '{}';
  holds_read integer := 0;
  reservations ledger.reservations[] := '{}';
  reservation_hold_ids text[] := '{}';
  reservations_read integer := 0;
  -- The debits to reverse, with the amount that is not yet reversed, and what is left of their consumptions.
  debit_account_ids text[]; debit_numbers bigint[]; debit_amounts bigint[];
  reversible ledger.consumptions[];
  grants_read ledger.grants[] := '{}';
  grant_account_ids text[];

  -- Phase 3: the account at hand, with its grants in the order of consumption, as read and as they are now.
  account_id text COLLATE "C" := '';
  account ledger.accounts;
  grants_before ledger.grants[] := '{}';
  grants ledger.grants[] := '{}';
  first_grant integer; last_grant integer;
  -- The operation at hand.
  operation record;
  position integer;
  amount bigint;
  available bigint;
  rejection text;
  balance_change bigint;
  parts bigint[];
  preferred bigint[];
  hold ledger.holds;
  hold_index integer;
  debit_index integer;
  debt_cleared bigint;
  granted bigint;
  new_grant ledger.grants;
  grant_index integer;

  -- Phase 3 fills these for phase 4; the first four have one element for each operation.
  codes text[];
  results ledger.accounts[] := array_fill(NULL::ledger.accounts, ARRAY[operation_count]);
  balance_changes bigint[];
  allowed_amounts bigint[];
  accepted_count integer := 0;
  rejected_count integer := 0;
  key_count integer := 0;
  written_keys integer;
  grants_changed ledger.grants[] := '{}';
  consumptions ledger.consumptions[] := '{}';
  restorations ledger.grant_restorations[] := '{}';
  changed_ids text[];
BEGIN
  ---- 1. Lock ----

  -- Read before waiting for a lock: the operations' instants were current when the call was sent.
  SELECT clock_timestamp() + c.ahead_ms * interval '1 millisecond', c.backdating
  INTO STRICT clock_now, is_backdating_allowed
  FROM ledger.clock c WHERE c.singleton;

  -- All transactions lock accounts in the order of their ids, and keys after that, so no two wait for each other.
  IF all_or_none THEN
    SELECT array_agg((s.a).id), array_agg(s.a) INTO locked_ids, locked_accounts
    FROM (
      SELECT a FROM ledger.accounts a WHERE a.id = ANY (p_account_id) AND a.role = 'wallet' ORDER BY a.id
      FOR NO KEY UPDATE
    ) s;
  ELSE
    SELECT array_agg((s.a).id), array_agg(s.a) INTO locked_ids, locked_accounts
    FROM (
      SELECT a FROM ledger.accounts a WHERE a.id = ANY (p_account_id) AND a.role = 'wallet' ORDER BY a.id
      FOR NO KEY UPDATE SKIP LOCKED
    ) s;
  END IF;

  ---- 2. Read ----

  IF p_action && '{capture,release}' THEN
    SELECT coalesce(array_agg(h), '{}'), coalesce(array_agg(h.id), '{}') INTO holds, hold_ids
    FROM ledger.holds h WHERE h.id = ANY (p_hold_id);
    holds_read := cardinality(holds);

    SELECT coalesce(array_agg(s.r), '{}'), coalesce(array_agg((s.r).hold_id), '{}')
    INTO reservations, reservation_hold_ids
    FROM (
      SELECT r FROM ledger.reservations r WHERE r.hold_id = ANY (p_hold_id) ORDER BY r.hold_id
    ) s;
    reservations_read := cardinality(reservations);
  END IF;

  IF 'reverse' = ANY (p_action) THEN
    SELECT array_agg(d.account_id), array_agg(d.number), array_agg(d.amount)
    INTO debit_account_ids, debit_numbers, debit_amounts
    FROM (
      SELECT DISTINCT e.account_id, e.number, -e.amount - coalesce((
        SELECT sum(r.amount) FROM ledger.reversals r WHERE r.account_id = e.account_id AND r.reversed_number = e.number
      ), 0)::bigint AS amount
      FROM unnest(p_account_id, p_reversed_number) o (account_id, reversed_number)
      JOIN ledger.entries e ON e.account_id = o.account_id AND e.number = o.reversed_number AND e.amount < 0
    ) d;

    -- The part that was consumed last is returned first.
    SELECT coalesce(array_agg(ROW(s.account_id, s.number, s.grant_number, s.amount)::ledger.consumptions), '{}')
    INTO reversible
    FROM (
      SELECT c.account_id, c.number, c.grant_number, c.amount - coalesce((
        SELECT sum(b.amount) FROM ledger.reversals r
        JOIN ledger.grant_restorations b
          ON b.account_id = r.account_id AND b.number = r.number AND b.grant_number = c.grant_number
        WHERE r.account_id = c.account_id AND r.reversed_number = c.number
      ), 0)::bigint AS amount
      FROM unnest(debit_account_ids, debit_numbers) d (account_id, number)
      JOIN ledger.consumptions c ON c.account_id = d.account_id AND c.number = d.number
      JOIN ledger.grants g ON g.account_id = c.account_id AND g.number = c.grant_number
      ORDER BY g.priority DESC, g.expires_at DESC, g.kind, g.number DESC
    ) s;
  END IF;

  IF NOT p_action <@ '{credit}' THEN
    grants_read := ledger.read_grants(
      locked_ids, p_account_id, p_action, p_amount, p_at, p_selected_grants, p_on_shortfall, reservations, reversible);
    SELECT array_agg(g.account_id) INTO grant_account_ids FROM unnest(grants_read) g;
  END IF;

  ---- 3. Decide ----

  FOR operation IN
    SELECT o.*, k.fingerprint AS used_fingerprint
    FROM unnest(p_account_id, p_action, p_amount, p_currency, p_actor, p_at, p_scope, p_key, p_fingerprint, p_kind,
      p_priority, p_expires_at, p_hold_id, p_selected_grants, p_expired, p_on_shortfall, p_reversed_number)
      WITH ORDINALITY o (account_id, action, amount, currency, actor, at, scope, key, fingerprint, kind,
      priority, expires_at, hold_id, selected_grants, expired, on_shortfall, reversed_number, position)
    LEFT JOIN ledger.idempotency_keys k ON k.scope = o.scope AND k.key = o.key
    ORDER BY o.position
  LOOP
    position := operation.position;
    amount := operation.amount;

    IF operation.account_id <> account_id THEN
      grants_changed := grants_changed || ledger.changed_grants(grants_before, grants);
      account_id := operation.account_id;
      account := locked_accounts[array_position(locked_ids, account_id)];
      -- The grants of one account are neighbours.
      first_grant := coalesce(array_position(grant_account_ids, account_id), 1);
      last_grant := first_grant - 1;
      WHILE grant_account_ids[last_grant + 1] = account_id LOOP
        last_grant := last_grant + 1;
      END LOOP;
      grants_before := grants_read[first_grant:last_grant];
      grants := grants_before;
    END IF;

    IF operation.used_fingerprint IS NOT NULL THEN
      IF operation.used_fingerprint = operation.fingerprint THEN
        codes[position] := 'replayed';
      ELSE
        codes[position] := 'idempotency_key_reused';
        rejected_count := rejected_count + 1;
      END IF;
      CONTINUE;
    END IF;

    -- May the operation be posted at all?
    rejection := NULL;
    IF NOT is_backdating_allowed
      AND NOT operation.at BETWEEN clock_now - interval '10 seconds' AND clock_now + interval '10 seconds' THEN
      rejection := 'clock_skew';
    ELSIF account.id IS NULL THEN
      rejection := CASE WHEN EXISTS (SELECT FROM ledger.accounts a WHERE a.id = account_id AND a.role = 'wallet')
        THEN 'locked' ELSE 'account_not_found' END;
    ELSIF account.status = 'closed' THEN
      rejection := 'account_closed';
    ELSIF account.status = 'closing' AND current_setting('coffer.closing', true) IS DISTINCT FROM account_id THEN
      -- Only the transactions of the closure write to the account: see lockForClosing.
      rejection := 'account_closing';
    ELSIF account.status = 'frozen' AND operation.actor <> 'system' AND (
      operation.action IN ('debit', 'capture', 'hold')
      OR (operation.action IN ('credit', 'reverse') AND operation.actor = 'customer')
    ) THEN
      rejection := 'account_frozen';
    ELSIF operation.currency <> account.currency THEN
      rejection := 'currency_mismatch';

    -- Does the account have what the operation needs?
    ELSIF operation.action IN ('credit', 'reverse') THEN
      IF account.balance + amount > amount_max THEN
        rejection := 'amount_out_of_range';
      ELSIF operation.action = 'reverse' THEN
        debit_index := NULL;
        FOR i IN 1..coalesce(cardinality(debit_numbers), 0) LOOP
          IF debit_account_ids[i] = account_id AND debit_numbers[i] = operation.reversed_number THEN
            debit_index := i;
          END IF;
        END LOOP;
        IF debit_index IS NULL THEN
          rejection := 'entry_not_found';
        ELSIF amount > debit_amounts[debit_index] THEN
          rejection := 'reversal_exceeded';
          allowed_amounts[position] := debit_amounts[debit_index];
        END IF;
      END IF;
    ELSIF operation.action IN ('debit', 'hold') THEN
      preferred := NULL;
      IF operation.selected_grants IS NOT NULL THEN
        preferred := ledger.selected_parts(grants, operation.selected_grants::bigint[], operation.expired, operation.at);
      END IF;
      IF operation.on_shortfall = 'overdraw' THEN
        IF account.balance - amount < -amount_max THEN
          rejection := 'amount_out_of_range';
        END IF;
      ELSE
        IF preferred IS NULL THEN
          available := account.balance - account.reserved - ledger.expired_amount(grants, operation.at);
        ELSE
          available := least(
            (SELECT sum(part) FROM unnest(preferred) part), greatest(account.balance - account.reserved, 0));
        END IF;
        IF amount > available THEN
          IF operation.on_shortfall = 'partial' AND available > 0 THEN
            amount := available;
          ELSE
            rejection := 'insufficient_funds';
            allowed_amounts[position] := available;
          END IF;
        END IF;
      END IF;
    ELSE
      hold_index := array_position(hold_ids, operation.hold_id);
      hold := holds[hold_index];
      IF hold.account_id IS DISTINCT FROM account_id THEN
        rejection := 'hold_not_found';
      ELSIF hold.status <> 'open' OR (operation.action = 'capture' AND hold.expires_at <= operation.at) THEN
        rejection := 'hold_not_open';
      ELSIF operation.action = 'capture' AND amount > hold.amount THEN
        rejection := 'hold_exceeded';
        allowed_amounts[position] := hold.amount;
      ELSIF operation.action = 'capture' AND amount > account.balance THEN
        rejection := 'insufficient_funds';
        allowed_amounts[position] := account.balance;
      END IF;
    END IF;

    IF rejection IS NOT NULL THEN
      codes[position] := rejection;
      results[position] := account;
      rejected_count := rejected_count + 1;
      CONTINUE;
    END IF;

    -- The operation is accepted. Stored instants never run backwards, even after a jump of the database's clock.
    account.last_at := greatest(operation.at, account.last_at);
    account.sequence := account.sequence + 1;
    balance_change := NULL;
    accepted_count := accepted_count + 1;
    IF operation.key IS NOT NULL THEN
      key_count := key_count + 1;
    END IF;
    IF operation.action NOT IN ('hold', 'release') THEN
      account.entry_number := account.entry_number + 1;
    END IF;

    IF operation.action = 'hold' THEN
      -- Reserve.
      account.reserved := account.reserved + amount;
      hold := NULL;
      hold.id := operation.hold_id;
      hold.account_id := account_id;
      hold.amount := amount;
      hold.status := 'open';
      hold.captured := 0;
      hold.expires_at := operation.expires_at;
      hold.reason := p_reason[position];
      hold.reference_type := p_reference_type[position];
      hold.reference_id := p_reference_id[position];
      hold.created_at := account.last_at;
      holds := array_append(holds, hold);
      hold_ids := array_append(hold_ids, hold.id);
      parts := ledger.reserve(grants, amount, operation.at);
      FOR i IN 1..cardinality(parts) LOOP
        CONTINUE WHEN parts[i] = 0;
        grants[i].reserved := grants[i].reserved + parts[i];
        reservations := array_append(reservations,
          ROW(hold.id, grants[i].number, account_id, parts[i])::ledger.reservations);
        reservation_hold_ids := array_append(reservation_hold_ids, hold.id);
      END LOOP;
    END IF;

    IF operation.action IN ('capture', 'release') THEN
      -- Release: the hold's units are no longer reserved. A capture takes them first.
      account.reserved := account.reserved - hold.amount;
      preferred := array_fill(0::bigint, ARRAY[cardinality(grants)]);
      FOR r IN coalesce(array_position(reservation_hold_ids, hold.id), 1)..cardinality(reservations) LOOP
        EXIT WHEN reservations[r].hold_id <> hold.id;
        grant_index := ledger.grant_position(grants, reservations[r].grant_number);
        grants[grant_index].reserved := grants[grant_index].reserved - reservations[r].amount;
        preferred[grant_index] := reservations[r].amount;
      END LOOP;
      hold.resolved_at := account.last_at;
      IF operation.action = 'capture' THEN
        hold.status := 'captured';
        hold.captured := amount;
        hold.number := account.entry_number;
      ELSE
        hold.status := CASE WHEN hold.expires_at <= operation.at THEN 'expired' ELSE 'released' END;
      END IF;
      holds[hold_index] := hold;
    END IF;

    IF operation.action IN ('debit', 'capture') THEN
      -- Consume: the part that takes the balance below zero is a debt, which no grant covers.
      balance_change := -amount;
      parts := ledger.consume(grants, least(amount, greatest(account.balance, 0)), operation.at, preferred,
        CASE
          WHEN operation.action = 'capture' OR operation.on_shortfall = 'overdraw' THEN 'any'
          WHEN preferred IS NULL THEN 'unreserved'
          ELSE 'none'
        END);
      FOR i IN 1..cardinality(parts) LOOP
        CONTINUE WHEN parts[i] = 0;
        grants[i].remaining := grants[i].remaining - parts[i];
        consumptions := array_append(consumptions,
          ROW(account_id, account.entry_number, grants[i].number, parts[i])::ledger.consumptions);
      END LOOP;
    END IF;

    IF operation.action IN ('credit', 'reverse') THEN
      -- A debt is cleared first. Only the rest can be spent.
      balance_change := amount;
      debt_cleared := least(amount, greatest(-account.balance, 0));
      granted := amount;

      IF operation.action = 'reverse' THEN
        -- Reverse: each part returns to the grant that it was taken from.
        debit_amounts[debit_index] := debit_amounts[debit_index] - amount;
        parts := ledger.reverse(reversible, account_id, operation.reversed_number, amount - debt_cleared);
        FOR i IN 1..cardinality(parts) LOOP
          CONTINUE WHEN parts[i] = 0;
          granted := granted - parts[i];
          reversible[i].amount := reversible[i].amount - parts[i];
          grant_index := ledger.grant_position(grants, reversible[i].grant_number);
          grants[grant_index].remaining := grants[grant_index].remaining + parts[i];
          restorations := array_append(restorations,
            ROW(account_id, account.entry_number, reversible[i].grant_number, parts[i])::ledger.grant_restorations);
        END LOOP;
      END IF;

      -- A reversal gets its own grant for the debt that it clears and for the amount that the debit took beyond its grants.
      IF granted > 0 THEN
        new_grant := NULL;
        new_grant.account_id := account_id;
        new_grant.number := account.entry_number;
        new_grant.kind := coalesce(operation.kind, 'paid');
        new_grant.priority := coalesce(operation.priority, 100);
        new_grant.expires_at := coalesce(operation.expires_at, 'infinity');
        new_grant.original := granted;
        new_grant.remaining := granted - debt_cleared;
        new_grant.reserved := 0;
        new_grant.created_at := account.last_at;
        grants := ledger.insert_grant(grants, new_grant);
        IF debt_cleared > 0 THEN
          consumptions := array_append(consumptions,
            ROW(account_id, account.entry_number, account.entry_number, debt_cleared)::ledger.consumptions);
        END IF;
      END IF;
    END IF;

    IF balance_change IS NOT NULL THEN
      account.last_hash := ledger.entry_hash(account.last_hash, account_id, account.entry_number,
        p_transaction_id[position], p_type[position], p_source[position], account.currency, balance_change,
        account.balance, p_reason[position], p_reference_type[position], p_reference_id[position],
        p_metadata[position], operation.actor, account.last_at);
      account.balance := account.balance + balance_change;
      balance_changes[position] := balance_change;
    END IF;
    results[position] := account;
  END LOOP;
  grants_changed := grants_changed || ledger.changed_grants(grants_before, grants);

  ---- 4. Write ----

  IF accepted_count > 0 AND NOT (all_or_none AND rejected_count > 0) THEN
    -- Below, `a` is an operation's account right after it, and `a.ordinality` the operation's position.
    IF key_count > 0 THEN
      INSERT INTO ledger.idempotency_keys (scope, key, fingerprint, account_id, number, balance, reserved, sequence,
        status, created_at)
      SELECT p_scope[a.ordinality], p_key[a.ordinality], p_fingerprint[a.ordinality], a.id,
        CASE WHEN balance_changes[a.ordinality] IS NOT NULL THEN a.entry_number END, a.balance, a.reserved, a.sequence,
        a.status, a.last_at
      FROM unnest(results) WITH ORDINALITY a
      WHERE codes[a.ordinality] IS NULL AND p_key[a.ordinality] IS NOT NULL
      ORDER BY p_scope[a.ordinality] COLLATE "C", p_key[a.ordinality] COLLATE "C"
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS written_keys = ROW_COUNT;
      IF written_keys <> key_count THEN
        -- Another call used one of the keys, on another account, after this call had read them. The caller tries again.
        RAISE EXCEPTION 'another call has just used an idempotency key' USING ERRCODE = 'serialization_failure';
      END IF;
    END IF;

    IF balance_changes IS NOT NULL THEN
      INSERT INTO ledger.entries (account_id, number, transaction_id, type, source, currency, amount, balance_before,
        balance_after, reason, reference_type, reference_id, metadata, actor, created_at, hash)
      SELECT a.id, a.entry_number, p_transaction_id[a.ordinality], p_type[a.ordinality], p_source[a.ordinality],
        a.currency, balance_changes[a.ordinality], a.balance - balance_changes[a.ordinality], a.balance,
        p_reason[a.ordinality], p_reference_type[a.ordinality], p_reference_id[a.ordinality], p_metadata[a.ordinality],
        p_actor[a.ordinality], a.last_at, a.last_hash
      FROM unnest(results) WITH ORDINALITY a
      WHERE balance_changes[a.ordinality] IS NOT NULL;

      INSERT INTO ledger.transfers (transaction_id, from_account_id, to_account_id, currency, amount, account_id, number)
      SELECT p_transaction_id[a.ordinality],
        CASE WHEN balance_changes[a.ordinality] < 0 THEN a.id ELSE c.id END,
        CASE WHEN balance_changes[a.ordinality] < 0 THEN c.id ELSE a.id END,
        a.currency, abs(balance_changes[a.ordinality]), a.id, a.entry_number
      FROM unnest(results) WITH ORDINALITY a
      CROSS JOIN LATERAL (SELECT a.ledger_id || ':' || p_counter_account[a.ordinality] || ':' || a.currency) c (id)
      WHERE balance_changes[a.ordinality] IS NOT NULL;
    END IF;

    IF cardinality(grants_changed) > 0 THEN
      INSERT INTO ledger.grants (account_id, number, kind, priority, expires_at, original, remaining, reserved, open,
        created_at)
      SELECT g.account_id, g.number, g.kind, g.priority, g.expires_at, g.original, g.remaining, g.reserved,
        g.remaining > 0, g.created_at
      FROM unnest(grants_changed) g
      ON CONFLICT (account_id, number)
        DO UPDATE SET remaining = excluded.remaining, reserved = excluded.reserved, open = excluded.open;
    END IF;

    IF cardinality(consumptions) > 0 THEN
      INSERT INTO ledger.consumptions (account_id, number, grant_number, amount)
      SELECT c.account_id, c.number, c.grant_number, c.amount FROM unnest(consumptions) c;
    END IF;

    IF debit_numbers IS NOT NULL THEN
      INSERT INTO ledger.reversals (account_id, number, reversed_number, amount)
      SELECT a.id, a.entry_number, p_reversed_number[a.ordinality], balance_changes[a.ordinality]
      FROM unnest(results) WITH ORDINALITY a
      WHERE p_reversed_number[a.ordinality] IS NOT NULL AND balance_changes[a.ordinality] IS NOT NULL;

      INSERT INTO ledger.grant_restorations (account_id, number, grant_number, amount)
      SELECT r.account_id, r.number, r.grant_number, r.amount FROM unnest(restorations) r;
    END IF;

    IF cardinality(holds) > 0 THEN
      INSERT INTO ledger.holds (id, account_id, amount, status, captured, number, expires_at, reason, reference_type,
        reference_id, created_at, resolved_at)
      SELECT h.id, h.account_id, h.amount, h.status, h.captured, h.number, h.expires_at, h.reason, h.reference_type,
        h.reference_id, h.created_at, h.resolved_at
      FROM unnest(holds[holds_read + 1:]) h;

      UPDATE ledger.holds t
      SET status = h.status, captured = h.captured, number = h.number, resolved_at = h.resolved_at
      FROM unnest(holds[:holds_read]) h
      WHERE t.id = h.id AND t.status <> h.status;

      INSERT INTO ledger.reservations (hold_id, grant_number, account_id, amount)
      SELECT r.hold_id, r.grant_number, r.account_id, r.amount
      FROM unnest(reservations[reservations_read + 1:]) r;
    END IF;

    INSERT INTO ledger.events (account_id, sequence, type, data, number, hold_id, balance, reserved, status, created_at)
    SELECT a.id, a.sequence, p_event_type[a.ordinality], p_event_data[a.ordinality],
      CASE WHEN balance_changes[a.ordinality] IS NOT NULL THEN a.entry_number END, p_hold_id[a.ordinality], a.balance,
      a.reserved, a.status, a.last_at
    FROM unnest(results) WITH ORDINALITY a
    WHERE codes[a.ordinality] IS NULL;

    UPDATE ledger.accounts t
    SET balance = a.balance, reserved = a.reserved, entry_number = a.entry_number, sequence = a.sequence,
      last_at = a.last_at, last_hash = a.last_hash
    FROM (
      SELECT DISTINCT ON (a.id) a.* FROM unnest(results) WITH ORDINALITY a
      WHERE codes[a.ordinality] IS NULL ORDER BY a.id, a.sequence DESC
    ) a
    WHERE t.id = a.id;

    INSERT INTO ledger.outbox (account_ids, first_sequences, last_sequences)
    SELECT array_agg(c.id), array_agg(c.first), array_agg(c.last)
    FROM (
      SELECT a.id, min(a.sequence) AS first, max(a.sequence) AS last FROM unnest(results) WITH ORDINALITY a
      WHERE codes[a.ordinality] IS NULL GROUP BY a.id
    ) c
    RETURNING account_ids INTO changed_ids;

    -- A notification holds 8000 bytes and an account's id 64, so a hundred fit.
    FOR page IN 0..(cardinality(changed_ids) - 1) / 100 LOOP
      PERFORM pg_notify('coffer_events', array_to_json(changed_ids[100 * page + 1 : 100 * page + 100])::text);
    END LOOP;
  END IF;

  RETURN QUERY
  SELECT codes[a.ordinality], CASE WHEN balance_changes[a.ordinality] IS NOT NULL THEN a.entry_number END,
    a.balance - balance_changes[a.ordinality], a.balance, a.reserved,
    CASE WHEN codes[a.ordinality] IS NULL THEN a.sequence END, a.status, nullif(a.last_at, p_at[a.ordinality]),
    allowed_amounts[a.ordinality]
  FROM unnest(results) WITH ORDINALITY a;
END $$;
