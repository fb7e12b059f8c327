-- Judges operations in order and writes the accepted ones: one call, one commit, each its own outcome.
-- Each array has one element an operation, and the operations of one account stand together.
--
-- With `all_or_none`, nothing is written when any is refused. A key that was used before is answered
-- 'replayed' or 'idempotency_key_reused' and has no effect; keys must differ within one call.
--
-- Locks are taken in one global order: accounts by id, then keys in theirs. With `all_or_none` the call waits for
-- an account that another transaction has locked, as long as `lock_timeout` allows. Otherwise it skips that
-- account: its operations have the outcome 'locked' and no effect, and the others do not wait. Everything is judged in
-- memory between reading and writing, so that the cost of a statement is paid once a call and not once
-- an operation. Only nested loops over indexes make sense for such few rows, and a plan made while the
-- tables were empty must not choose otherwise.
--
-- A unit of a grant is free when no hold reserves it. A debit takes free units of grants that have not
-- ended; one aimed at particular grants takes the free units of those; a capture takes what its own
-- hold reserves, ended or not; a dispute takes what is left of its own payment, then whatever is there, free
-- units first.
--
-- Every instant is compared with the database's clock: one that differs by more than 10 seconds is refused with
-- 'clock_skew'. Whether something has ended is decided by the operation's own instant, as reads do. Only what is
-- stored of an account never runs backwards: see `v_stamp`.
CREATE OR REPLACE FUNCTION ledger.post_batch(
  all_or_none boolean,
  p_transaction text[], p_action text[], p_account text[], p_amount bigint[], p_currency text[],
  p_actor text[], p_at timestamptz[], p_scope text[], p_key text[], p_fingerprint text[],
  p_event_type text[], p_event_data jsonb[], p_type text[], p_source text[], p_reason text[],
  p_reference_type text[], p_reference_id text[], p_metadata jsonb[], p_counter_account text[],
  p_kind text[], p_priority integer[], p_expires_at timestamptz[], p_hold text[],
  -- The grants that a debit is aimed at, as the text of an array, and whether it takes less if there is less.
  p_selected_grants text[], p_partial boolean[],
  -- The entry that is undone.
  p_reversed bigint[]
) RETURNS TABLE (
  code text, number bigint, balance_before bigint, balance bigint, reserved bigint, sequence bigint,
  status text, at timestamptz, allowed bigint
)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  n CONSTANT integer := cardinality(p_account);
  amount_max CONSTANT bigint := 9007199254740991;
  -- What stays NULL is an empty list: making an array costs, and most calls need few of them.

  -- The outcome of each operation: why it was refused, how its account stood right after, and by how much an entry
  -- moved the balance.
  r_code text[];
  r_account ledger.accounts[] := array_fill(NULL::ledger.accounts, ARRAY[n]);
  r_amount bigint[];
  -- Of the grant that it made.
  r_original bigint[]; r_remaining bigint[]; r_reserved bigint[];
  -- Of a refused one: how much would have been accepted.
  r_allowed bigint[];

  -- The locked accounts; the one at hand, with the number of its first new event; and those that changed.
  a_id text[]; a_row ledger.accounts[];
  account text COLLATE "C" := '';
  a ledger.accounts;
  a_first bigint; a_touched boolean := false;
  o_row ledger.accounts[]; o_id text[]; o_first bigint[]; o_last bigint[];

  -- Their grants in the order of consumption, account by account; g_item is the operation that made one
  -- in this call, else 0.
  g_account text[]; g_number bigint[]; g_remaining bigint[]; g_reserved bigint[];
  g_priority integer[]; g_expires timestamptz[]; g_kind text[]; g_item integer[]; g_changed boolean[];
  g_start integer; g integer; g_end integer; j integer;
  -- The soonest end among them: before it nothing has ended.
  g_soonest timestamptz;
  -- Accounts with so many open grants are rare, and read by a statement that costs more.
  grants_many CONSTANT integer := 32;
  spends CONSTANT boolean := NOT p_action <@ '{credit}';
  -- Whether an operation chooses among the grants otherwise than in their order.
  chooses boolean := NOT p_action <@ '{credit,debit,hold}' OR array_remove(p_selected_grants, NULL) <> '{}'
    OR coalesce('dispute' = ANY (p_source), false);

  -- Holds that are named, and those made in this call; and what each reserves.
  h_id text[]; h_account text[]; h_amount bigint[]; h_status text[]; h_expires timestamptz[]; h_captured bigint[];
  h_number bigint[]; h_at timestamptz[]; h_item integer[]; h_changed boolean[];
  h integer;
  w_hold text[]; w_account text[]; w_grant bigint[]; w_amount bigint[]; w_new boolean[];
  w integer;

  -- Entries that are undone, with what is left to undo; and what is left of each one's consumptions, the
  -- last consumed first.
  u_account text[]; u_number bigint[]; u_left bigint[];
  u integer;
  x_account text[]; x_number bigint[]; x_grant bigint[]; x_left bigint[];
  x integer;

  -- Consumptions, and restorations: of which grant, by which operation.
  c_item integer[]; c_grant bigint[]; c_amount bigint[];
  b_item integer[]; b_grant bigint[]; b_amount bigint[];

  -- Which of the operations have keys that were used before, and for what.
  k_item integer[]; k_fingerprint text[]; k integer;
  i integer; action text; amount bigint; delta bigint; rest bigint; part bigint; cleared bigint; own bigint;
  refusal text; v_now timestamptz; v_stamp timestamptz; selected bigint[]; phase integer; phase_last integer; ended bigint;
  refused integer := 0; entries integer := 0; grants integer := 0; keys integer := 0; written integer;
  v_clock timestamptz; backdating boolean;
BEGIN
  -- Before any lock is waited for: the instants were current when the call was sent.
  SELECT clock_timestamp() + c.ahead_ms * interval '1 millisecond', c.backdating INTO STRICT v_clock, backdating
  FROM ledger.clock c WHERE c.singleton;

  IF all_or_none THEN
    SELECT array_agg((s.t).id), array_agg(s.t) INTO a_id, a_row
    FROM (
      SELECT t FROM ledger.accounts t WHERE t.id = ANY (p_account) AND t.role = 'wallet' ORDER BY t.id FOR NO KEY UPDATE
    ) s (t);
  ELSE
    SELECT array_agg((s.t).id), array_agg(s.t) INTO a_id, a_row
    FROM (
      SELECT t FROM ledger.accounts t WHERE t.id = ANY (p_account) AND t.role = 'wallet' ORDER BY t.id
      FOR NO KEY UPDATE SKIP LOCKED
    ) s (t);
  END IF;

  SELECT array_agg(o), array_agg(k.fingerprint) INTO k_item, k_fingerprint
  FROM generate_series(1, n) o JOIN ledger.idempotency_keys k ON k.scope = p_scope[o] AND k.key = p_key[o];

  IF 'capture' = ANY (p_action) OR 'release' = ANY (p_action) THEN
    SELECT coalesce(array_agg(s.id), '{}'), coalesce(array_agg(s.account_id), '{}'), coalesce(array_agg(s.amount), '{}'),
      coalesce(array_agg(s.status), '{}'), coalesce(array_agg(s.expires_at), '{}'),
      coalesce(array_agg(s.captured), '{}'), coalesce(array_agg(s.number), '{}'),
      coalesce(array_agg(s.resolved_at), '{}'), coalesce(array_agg(0), '{}'), coalesce(array_agg(false), '{}')
    INTO h_id, h_account, h_amount, h_status, h_expires, h_captured, h_number, h_at, h_item, h_changed
    FROM ledger.holds s WHERE s.id = ANY (p_hold);

    SELECT coalesce(array_agg(s.hold_id), '{}'), coalesce(array_agg(s.account_id), '{}'),
      coalesce(array_agg(s.grant_number), '{}'), coalesce(array_agg(s.amount), '{}'), coalesce(array_agg(false), '{}')
    INTO w_hold, w_account, w_grant, w_amount, w_new
    FROM (
      SELECT r.* FROM ledger.reservations r
      JOIN ledger.grants t ON t.account_id = r.account_id AND t.number = r.grant_number
      WHERE r.hold_id = ANY (p_hold) ORDER BY t.priority, t.expires_at, t.kind DESC, t.number
    ) s;
  END IF;

  IF 'reverse' = ANY (p_action) THEN
    SELECT coalesce(array_agg(s.account_id), '{}'), coalesce(array_agg(s.number), '{}'), coalesce(array_agg(s.rest), '{}')
    INTO u_account, u_number, u_left
    FROM (
      SELECT DISTINCT e.account_id, e.number, -e.amount - coalesce((
        SELECT sum(o.amount) FROM ledger.reversals o WHERE o.account_id = e.account_id AND o.reversed_number = e.number
      ), 0)::bigint AS rest
      FROM unnest(p_account, p_reversed) p (account, undone)
      JOIN ledger.entries e ON e.account_id = p.account AND e.number = p.undone AND e.amount < 0
    ) s;

    SELECT coalesce(array_agg(s.account_id), '{}'), coalesce(array_agg(s.number), '{}'),
      coalesce(array_agg(s.grant_number), '{}'), coalesce(array_agg(s.rest), '{}')
    INTO x_account, x_number, x_grant, x_left
    FROM (
      SELECT c.account_id, c.number, c.grant_number, c.amount - coalesce((
        SELECT sum(b.amount) FROM ledger.reversals o
        JOIN ledger.grant_restorations b ON b.account_id = o.account_id AND b.number = o.number AND b.grant_number = c.grant_number
        WHERE o.account_id = c.account_id AND o.reversed_number = c.number
      ), 0)::bigint AS rest
      FROM unnest(u_account, u_number) p (account, number)
      JOIN ledger.consumptions c ON c.account_id = p.account AND c.number = p.number
      JOIN ledger.grants t ON t.account_id = c.account_id AND t.number = c.grant_number
      ORDER BY t.priority DESC, t.expires_at DESC, t.kind, t.number DESC
    ) s;
  END IF;

  IF spends THEN
    IF NOT chooses THEN
      SELECT array_agg(d.account), array_agg(t.number), array_agg(t.remaining), array_agg(t.reserved), array_agg(t.priority),
        array_agg(t.expires_at), array_agg(t.kind), array_agg(0), array_agg(false)
      INTO g_account, g_number, g_remaining, g_reserved, g_priority, g_expires, g_kind, g_item, g_changed
      FROM unnest(a_id) d (account) CROSS JOIN LATERAL (
        SELECT * FROM ledger.grants WHERE account_id = d.account AND open
        ORDER BY priority, expires_at, kind DESC, number LIMIT grants_many
      ) t;
      FOR j IN grants_many..coalesce(cardinality(g_account), 0) LOOP
        chooses := chooses OR g_account[j] = g_account[j - grants_many + 1];
      END LOOP;
    END IF;
    IF chooses THEN
      -- Of each account's grants, those that have ended and as many more as all of its debits and holds could
      -- need; all of them where an operation chooses for itself, and those that it names.
      SELECT array_agg(s.account), array_agg(s.number), array_agg(s.remaining), array_agg(s.reserved), array_agg(s.priority),
        array_agg(s.expires_at), array_agg(s.kind), array_agg(0), array_agg(false)
      INTO g_account, g_number, g_remaining, g_reserved, g_priority, g_expires, g_kind, g_item, g_changed
      FROM (
        SELECT d.account, o.*
        FROM (
          SELECT p.account, sum(p.amount) AS need, max(p.at) AS latest,
            bool_or(p.action NOT IN ('credit', 'debit', 'hold') OR p.selected IS NOT NULL OR p.source = 'dispute') AS chooses
          FROM unnest(p_account, p_action, p_amount, p_at, p_selected_grants, p_source) p (account, action, amount, at, selected, source)
          JOIN unnest(a_row) l ON l.id = p.account
          GROUP BY p.account
        ) d
        CROSS JOIN LATERAL (
          SELECT w.number, w.remaining, w.reserved, w.priority, w.expires_at, w.kind
          FROM (
            SELECT number, remaining, reserved, priority, expires_at, kind,
              CASE WHEN expires_at > d.latest THEN greatest(remaining - reserved, 0) ELSE 0 END AS free,
              sum(CASE WHEN expires_at > d.latest THEN greatest(remaining - reserved, 0) ELSE 0 END)
                OVER (ORDER BY priority, expires_at, kind DESC, number ROWS UNBOUNDED PRECEDING) AS total
            FROM ledger.grants WHERE account_id = d.account AND open
          ) w
          WHERE w.total - w.free < d.need OR w.expires_at <= d.latest OR d.chooses
          UNION ALL
          SELECT t.number, t.remaining, t.reserved, t.priority, t.expires_at, t.kind
          FROM (
            SELECT DISTINCT y.number FROM (
              SELECT unnest(w_account), unnest(w_grant) UNION ALL SELECT unnest(x_account), unnest(x_grant)
            ) y (account, number) WHERE y.account = d.account
          ) y
          JOIN ledger.grants t ON t.account_id = d.account AND t.number = y.number AND NOT t.open
          WHERE d.chooses
          ORDER BY 4, 5, 6 DESC, 1
        ) o
      ) s;
    END IF;
  END IF;

  FOR i IN 1..n + 1 LOOP
    IF i > n OR p_account[i] <> account THEN
      IF a_touched THEN
        o_row := array_append(o_row, a); o_id := array_append(o_id, account);
        o_first := array_append(o_first, a_first); o_last := array_append(o_last, a.sequence);
        a_touched := false;
      END IF;
      EXIT WHEN i > n;
      account := p_account[i];
      a := a_row[array_position(a_id, account)];
      a_first := a.sequence + 1;
      IF spends THEN
        g_start := coalesce(array_position(g_account, account), cardinality(g_account) + 1, 1);
        g := g_start;
        g_end := g - 1;
        g_soonest := 'infinity';
        WHILE g_account[g_end + 1] = account LOOP
          g_end := g_end + 1;
          g_soonest := least(g_soonest, g_expires[g_end]);
        END LOOP;
      END IF;
    END IF;

    IF k_item IS NOT NULL THEN
      k := array_position(k_item, i);
      IF k IS NOT NULL THEN
        r_code[i] := CASE WHEN k_fingerprint[k] = p_fingerprint[i] THEN 'replayed' ELSE 'idempotency_key_reused' END;
        IF k_fingerprint[k] <> p_fingerprint[i] THEN
          refused := refused + 1;
        END IF;
        CONTINUE;
      END IF;
    END IF;

    action := p_action[i];
    amount := p_amount[i];
    refusal := NULL;

    v_now := p_at[i];
    -- History never runs backwards, even after a jump of the database's clock.
    v_stamp := greatest(v_now, a.last_at);

    IF NOT backdating AND NOT v_now BETWEEN v_clock - interval '10 seconds' AND v_clock + interval '10 seconds' THEN
      refusal := 'clock_skew';
    ELSIF a.id IS NULL THEN
      refusal := CASE WHEN EXISTS (SELECT FROM ledger.accounts t WHERE t.id = account AND t.role = 'wallet')
        THEN 'locked' ELSE 'account_not_found' END;
    ELSIF a.status = 'closed' THEN
      refusal := 'account_closed';
    ELSIF a.status = 'closing' AND current_setting('coffer.closing', true) IS DISTINCT FROM account THEN
      -- Only a transaction that works on this closure writes to the account: see lockForClosing.
      refusal := 'account_closing';
    ELSIF a.status = 'frozen' AND p_actor[i] <> 'system' AND (
      action IN ('debit', 'capture', 'hold') OR (action IN ('credit', 'reverse') AND p_actor[i] = 'customer')
    ) THEN
      refusal := 'account_frozen';
    ELSIF p_currency[i] <> a.currency THEN
      refusal := 'currency_mismatch';
    ELSIF action IN ('credit', 'reverse') THEN
      IF a.balance + amount > amount_max THEN
        refusal := 'amount_out_of_range';
      ELSIF action = 'reverse' THEN
        u := 0;
        FOR j IN 1..cardinality(u_number) LOOP
          IF u_account[j] = account AND u_number[j] = p_reversed[i] THEN
            u := j;
          END IF;
        END LOOP;
        IF u = 0 THEN
          refusal := 'entry_not_found';
        ELSIF amount > u_left[u] THEN
          refusal := 'reversal_exceeded';
          r_allowed[i] := u_left[u];
        END IF;
      END IF;
    ELSIF action = 'debit' AND p_source[i] = 'dispute' THEN
      -- The bank has taken it already: what is missing is owed.
      selected := p_selected_grants[i]::bigint[];
      IF a.balance - amount < -amount_max THEN
        refusal := 'amount_out_of_range';
      END IF;
    ELSIF action = 'debit' AND p_selected_grants[i] IS NOT NULL THEN
      selected := p_selected_grants[i]::bigint[];
      rest := 0;
      FOR j IN g_start..g_end LOOP
        IF g_number[j] = ANY (selected) AND g_remaining[j] > g_reserved[j]
          AND (p_source[i] = 'closure' OR (g_expires[j] <= v_now) = (p_source[i] = 'expiry')) THEN
          rest := rest + g_remaining[j] - g_reserved[j];
        END IF;
      END LOOP;
      rest := least(rest, greatest(a.balance - a.reserved, 0));
      IF rest = 0 OR (amount > rest AND NOT p_partial[i]) THEN
        refusal := 'insufficient_funds';
        r_allowed[i] := rest;
      END IF;
      amount := least(amount, rest);
    ELSIF action IN ('debit', 'hold') THEN
      ended := 0;
      IF g_soonest <= v_now THEN
        FOR j IN g_start..g_end LOOP
          IF g_expires[j] <= v_now THEN
            ended := ended + greatest(g_remaining[j] - g_reserved[j], 0);
          END IF;
        END LOOP;
      END IF;
      IF amount > a.balance - a.reserved - ended THEN
        refusal := 'insufficient_funds';
        r_allowed[i] := a.balance - a.reserved - ended;
      END IF;
    ELSE
      h := array_position(h_id, p_hold[i]);
      IF h IS NULL OR h_account[h] <> account THEN
        refusal := 'hold_not_found';
      ELSIF h_status[h] <> 'open' OR (action = 'capture' AND h_expires[h] <= v_now) THEN
        refusal := 'hold_not_open';
      ELSIF action = 'capture' AND amount > h_amount[h] THEN
        refusal := 'hold_exceeded';
        r_allowed[i] := h_amount[h];
      ELSIF action = 'capture' AND amount > a.balance THEN
        refusal := 'insufficient_funds';
        r_allowed[i] := a.balance;
      END IF;
    END IF;

    IF refusal IS NOT NULL THEN
      r_code[i] := refusal;
      r_account[i] := a;
      refused := refused + 1;
      CONTINUE;
    END IF;

    a.last_at := v_stamp;
    a.sequence := a.sequence + 1;
    a_touched := true;

    IF action = 'hold' THEN
      a.reserved := a.reserved + amount;
      h_id := array_append(h_id, p_hold[i]); h_account := array_append(h_account, account);
      h_amount := array_append(h_amount, amount); h_status := array_append(h_status, 'open');
      h_expires := array_append(h_expires, p_expires_at[i]); h_captured := array_append(h_captured, 0::bigint);
      h_number := array_append(h_number, NULL::bigint); h_at := array_append(h_at, NULL::timestamptz);
      h_item := array_append(h_item, i); h_changed := array_append(h_changed, true);
      rest := amount;
      FOR j IN g_start..g_end LOOP
        EXIT WHEN rest = 0;
        part := least(rest, g_remaining[j] - g_reserved[j]);
        CONTINUE WHEN part <= 0 OR g_expires[j] <= v_now;
        rest := rest - part;
        g_reserved[j] := g_reserved[j] + part;
        IF g_item[j] > 0 THEN
          r_reserved[g_item[j]] := g_reserved[j];
        ELSE
          g_changed[j] := true;
        END IF;
        w_hold := array_append(w_hold, p_hold[i]); w_account := array_append(w_account, account);
        w_grant := array_append(w_grant, g_number[j]); w_amount := array_append(w_amount, part);
        w_new := array_append(w_new, true);
      END LOOP;
    ELSE
      IF action IN ('capture', 'release') THEN
        a.reserved := a.reserved - h_amount[h];
        h_changed[h] := true;
        h_at[h] := v_stamp;
        h_status[h] := CASE WHEN action = 'capture' THEN 'captured' WHEN h_expires[h] <= v_now THEN 'expired' ELSE 'released' END;
        IF action = 'capture' THEN
          h_captured[h] := amount;
          h_number[h] := a.entry_number + 1;
        END IF;
      END IF;

      IF action <> 'release' THEN
        entries := entries + 1;
        a.entry_number := a.entry_number + 1;
      END IF;

      IF action IN ('credit', 'reverse') THEN
        delta := amount;
        -- What is owed is cleared first; only the rest can be spent.
        cleared := least(amount, greatest(-a.balance, 0));
        own := amount;
        IF action = 'reverse' THEN
          u_left[u] := u_left[u] - amount;
          rest := amount - cleared;
          FOR x IN 1..cardinality(x_number) LOOP
            EXIT WHEN rest = 0;
            CONTINUE WHEN x_account[x] <> account OR x_number[x] <> p_reversed[i] OR x_left[x] = 0;
            part := least(rest, x_left[x]);
            rest := rest - part;
            x_left[x] := x_left[x] - part;
            b_item := array_append(b_item, i); b_grant := array_append(b_grant, x_grant[x]); b_amount := array_append(b_amount, part);
            j := g_start;
            WHILE g_number[j] <> x_grant[x] LOOP
              j := j + 1;
            END LOOP;
            g_remaining[j] := g_remaining[j] + part;
            g_changed[j] := true;
          END LOOP;
          g := g_start;
          -- Nothing consumed a grant for what was owed then, or another credit has cleared it since.
          own := cleared + rest;
        END IF;
        IF own > 0 THEN
          grants := grants + 1;
          rest := own - cleared;
          r_original[i] := own;
          r_remaining[i] := rest;
          r_reserved[i] := 0;
          IF cleared > 0 THEN
            c_item := array_append(c_item, i); c_grant := array_append(c_grant, a.entry_number); c_amount := array_append(c_amount, cleared);
          END IF;
          IF spends AND rest > 0 THEN
            j := g_end + 1;
            WHILE j > g AND (coalesce(p_priority[i], 100), coalesce(p_expires_at[i], 'infinity'), coalesce(p_kind[i], 'paid') = 'paid')
              < (g_priority[j - 1], g_expires[j - 1], g_kind[j - 1] = 'paid') LOOP
              j := j - 1;
            END LOOP;
            g_account := g_account[:j - 1] || account || g_account[j:];
            g_number := g_number[:j - 1] || a.entry_number || g_number[j:];
            g_remaining := g_remaining[:j - 1] || rest || g_remaining[j:];
            g_reserved := g_reserved[:j - 1] || 0::bigint || g_reserved[j:];
            g_priority := g_priority[:j - 1] || coalesce(p_priority[i], 100) || g_priority[j:];
            g_expires := g_expires[:j - 1] || coalesce(p_expires_at[i], 'infinity') || g_expires[j:];
            g_kind := g_kind[:j - 1] || coalesce(p_kind[i], 'paid') || g_kind[j:];
            g_item := g_item[:j - 1] || i || g_item[j:];
            g_changed := g_changed[:j - 1] || false || g_changed[j:];
            g_end := g_end + 1;
            g_soonest := least(g_soonest, p_expires_at[i]);
          END IF;
        END IF;
      ELSE
        rest := least(amount, greatest(a.balance, 0));
        IF action IN ('capture', 'release') THEN
          -- What the hold reserved is taken, or free again. Reservations and grants are in the order of consumption, so
          -- each search continues where the last one ended.
          j := g_start;
          FOR w IN 1..cardinality(w_hold) LOOP
            CONTINUE WHEN w_hold[w] <> p_hold[i];
            WHILE g_number[j] <> w_grant[w] LOOP
              j := j + 1;
            END LOOP;
            g_reserved[j] := g_reserved[j] - w_amount[w];
            part := CASE WHEN action = 'capture' THEN least(rest, w_amount[w], g_remaining[j]) ELSE 0 END;
            IF part > 0 THEN
              rest := rest - part;
              g_remaining[j] := g_remaining[j] - part;
              c_item := array_append(c_item, i); c_grant := array_append(c_grant, g_number[j]); c_amount := array_append(c_amount, part);
            END IF;
            IF g_item[j] > 0 THEN
              r_reserved[g_item[j]] := g_reserved[j];
              r_remaining[g_item[j]] := g_remaining[j];
            ELSE
              g_changed[j] := true;
            END IF;
          END LOOP;
        END IF;
        IF action <> 'release' THEN
          delta := -amount;
          -- 0 takes free units of what was disputed, 1 those of what has not ended, 2 whatever is there, 3 free units of
          -- what is aimed at.
          phase := CASE WHEN p_selected_grants[i] IS NULL THEN 1 WHEN p_source[i] = 'dispute' THEN 0 ELSE 3 END;
          phase_last := CASE WHEN phase = 3 THEN 3 WHEN action = 'capture' OR p_source[i] = 'dispute' THEN 2 ELSE 1 END;
          WHILE rest > 0 LOOP
            FOR j IN g..g_end LOOP
              IF phase = 0 THEN
                CONTINUE WHEN NOT g_number[j] = ANY (selected);
                part := least(rest, g_remaining[j] - g_reserved[j]);
              ELSIF phase = 1 THEN
                CONTINUE WHEN g_expires[j] <= v_now;
                part := least(rest, g_remaining[j] - g_reserved[j]);
              ELSIF phase = 2 THEN
                part := least(rest, g_remaining[j]);
              ELSE
                CONTINUE WHEN NOT g_number[j] = ANY (selected)
                  OR NOT (p_source[i] = 'closure' OR (g_expires[j] <= v_now) = (p_source[i] = 'expiry'));
                part := least(rest, g_remaining[j] - g_reserved[j]);
              END IF;
              CONTINUE WHEN part <= 0;
              c_item := array_append(c_item, i); c_grant := array_append(c_grant, g_number[j]); c_amount := array_append(c_amount, part);
              rest := rest - part;
              g_remaining[j] := g_remaining[j] - part;
              IF g_item[j] > 0 THEN
                r_remaining[g_item[j]] := g_remaining[j];
              ELSE
                g_changed[j] := true;
              END IF;
              EXIT WHEN rest = 0;
            END LOOP;
            phase := phase + 1;
            IF rest > 0 AND phase > phase_last THEN
              RAISE EXCEPTION 'account % has % more in its balance than in its grants', account, rest;
            END IF;
          END LOOP;
          WHILE g <= g_end AND g_remaining[g] = 0 LOOP
            g := g + 1;
          END LOOP;
        END IF;
      END IF;

      IF action <> 'release' THEN
        r_amount[i] := delta;
        a.last_hash := ledger.entry_hash(a.last_hash, account, a.entry_number, p_transaction[i], p_type[i], p_source[i], a.currency,
          delta, a.balance, p_reason[i], p_reference_type[i], p_reference_id[i], p_metadata[i], p_actor[i], v_stamp);
        a.balance := a.balance + delta;
      END IF;
    END IF;

    r_account[i] := a;
    IF p_key[i] IS NOT NULL THEN
      keys := keys + 1;
    END IF;
  END LOOP;

  IF o_id IS NOT NULL AND NOT (all_or_none AND refused > 0) THEN
    IF keys > 0 THEN
      INSERT INTO ledger.idempotency_keys (scope, key, fingerprint, account_id, number, balance, reserved, sequence, status, created_at)
      SELECT p_scope[ordinality], p_key[ordinality], p_fingerprint[ordinality], id, CASE WHEN r_amount[ordinality] IS NOT NULL THEN entry_number END,
        balance, reserved, sequence, status, last_at
      FROM unnest(r_account) WITH ORDINALITY p
      WHERE r_code[ordinality] IS NULL AND p_key[ordinality] IS NOT NULL
      ORDER BY p_scope[ordinality] COLLATE "C", p_key[ordinality] COLLATE "C"
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS written = ROW_COUNT;
      IF written <> keys THEN
        -- Another server used one of the keys on another account since we looked: look again.
        RAISE EXCEPTION 'an idempotency key was used meanwhile' USING ERRCODE = 'serialization_failure';
      END IF;
    END IF;

    IF entries > 0 THEN
      INSERT INTO ledger.entries (account_id, number, transaction_id, type, source, currency, amount, balance_before,
        balance_after, reason, reference_type, reference_id, metadata, actor, created_at, hash)
      SELECT p.id, p.entry_number, p_transaction[ordinality], p_type[ordinality], p_source[ordinality], p.currency, r_amount[ordinality], p.balance - r_amount[ordinality],
        p.balance, p_reason[ordinality], p_reference_type[ordinality], p_reference_id[ordinality], p_metadata[ordinality], p_actor[ordinality], p.last_at, p.last_hash
      FROM unnest(r_account) WITH ORDINALITY p
      WHERE r_amount[ordinality] IS NOT NULL;

      INSERT INTO ledger.transfers (transaction_id, from_account_id, to_account_id, currency, amount, account_id, number)
      SELECT p_transaction[ordinality], CASE WHEN r_amount[ordinality] < 0 THEN p.id ELSE c.id END,
        CASE WHEN r_amount[ordinality] < 0 THEN c.id ELSE p.id END, p.currency, abs(r_amount[ordinality]), p.id, p.entry_number
      FROM unnest(r_account) WITH ORDINALITY p
      CROSS JOIN LATERAL (SELECT p.ledger_id || ':' || p_counter_account[ordinality] || ':' || p.currency) c (id)
      WHERE r_amount[ordinality] IS NOT NULL;
    END IF;

    IF grants > 0 THEN
      INSERT INTO ledger.grants (account_id, number, kind, priority, expires_at, original, remaining, reserved, open, created_at)
      SELECT p.id, p.entry_number, coalesce(p_kind[ordinality], 'paid'), coalesce(p_priority[ordinality], 100), coalesce(p_expires_at[ordinality], 'infinity'),
        r_original[ordinality], r_remaining[ordinality], r_reserved[ordinality], r_remaining[ordinality] > 0, p.last_at
      FROM unnest(r_account) WITH ORDINALITY p
      WHERE r_original[ordinality] IS NOT NULL;
    END IF;

    IF true = ANY (g_changed) THEN
      UPDATE ledger.grants t SET remaining = g_remaining[o], reserved = g_reserved[o], open = g_remaining[o] > 0
      FROM generate_series(1, cardinality(g_changed)) o
      WHERE g_changed[o] AND t.account_id = g_account[o] AND t.number = g_number[o];
    END IF;

    IF c_item IS NOT NULL THEN
      -- A capture may come to one grant twice: by its own hold, and in the order of consumption.
      INSERT INTO ledger.consumptions (account_id, number, grant_number, amount)
      SELECT p_account[c_item[o]], (r_account[c_item[o]]).entry_number, c_grant[o], sum(c_amount[o])
      FROM generate_series(1, cardinality(c_item)) o
      GROUP BY c_item[o], c_grant[o];
    END IF;

    IF u_number IS NOT NULL THEN
      INSERT INTO ledger.reversals (account_id, number, reversed_number, amount)
      SELECT p_account[o], (r_account[o]).entry_number, p_reversed[o], r_amount[o]
      FROM generate_series(1, n) o WHERE p_reversed[o] IS NOT NULL AND r_amount[o] IS NOT NULL;
      INSERT INTO ledger.grant_restorations (account_id, number, grant_number, amount)
      SELECT p_account[b_item[o]], (r_account[b_item[o]]).entry_number, b_grant[o], b_amount[o]
      FROM generate_series(1, cardinality(b_item)) o;
    END IF;

    IF true = ANY (h_changed) THEN
      INSERT INTO ledger.holds (id, account_id, amount, status, captured, number, expires_at, reason,
        reference_type, reference_id, created_at, resolved_at)
      SELECT p.id, p.account_id, p.amount, p.status, p.captured, p.number, p.expires_at, p_reason[p.item],
        p_reference_type[p.item], p_reference_id[p.item], (r_account[p.item]).last_at, p.resolved_at
      FROM unnest(h_id, h_account, h_amount, h_status, h_captured, h_number, h_expires, h_at, h_item)
        p (id, account_id, amount, status, captured, number, expires_at, resolved_at, item)
      WHERE p.item > 0;
      UPDATE ledger.holds t
      SET status = p.status, captured = p.captured, number = p.number, resolved_at = p.resolved_at
      FROM unnest(h_id, h_status, h_captured, h_number, h_at, h_item, h_changed)
        p (id, status, captured, number, resolved_at, item, changed)
      WHERE p.changed AND p.item = 0 AND t.id = p.id;
      INSERT INTO ledger.reservations (hold_id, grant_number, account_id, amount)
      SELECT p.hold_id, p.grant_number, p.account_id, p.amount
      FROM unnest(w_hold, w_grant, w_account, w_amount, w_new) p (hold_id, grant_number, account_id, amount, new)
      WHERE p.new;
    END IF;

    INSERT INTO ledger.events (account_id, sequence, type, data, number, hold_id, balance, reserved, status, created_at)
    SELECT p.id, p.sequence, p_event_type[ordinality], p_event_data[ordinality], CASE WHEN r_amount[ordinality] IS NOT NULL THEN p.entry_number END,
      p_hold[ordinality], p.balance, p.reserved, p.status, p.last_at
    FROM unnest(r_account) WITH ORDINALITY p
    WHERE r_code[ordinality] IS NULL;

    UPDATE ledger.accounts t
    SET balance = p.balance, reserved = p.reserved, entry_number = p.entry_number, sequence = p.sequence, last_at = p.last_at,
      last_hash = p.last_hash
    FROM unnest(o_row) p WHERE t.id = p.id;

    INSERT INTO ledger.outbox (account_ids, first_sequences, last_sequences) VALUES (o_id, o_first, o_last);

    -- A notification holds 8000 bytes and an account's id 64, so a hundred fit.
    FOR j IN 0..(cardinality(o_id) - 1) / 100 LOOP
      PERFORM pg_notify('coffer_events', array_to_json(o_id[100 * j + 1 : 100 * j + 100])::text);
    END LOOP;
  END IF;

  -- The instant is NULL where it is the operation's own.
  RETURN QUERY SELECT r_code[ordinality], CASE WHEN r_amount[ordinality] IS NOT NULL THEN p.entry_number END,
    p.balance - r_amount[ordinality], p.balance, p.reserved, CASE WHEN r_code[ordinality] IS NULL THEN p.sequence END, p.status,
    nullif(p.last_at, p_at[ordinality]), r_allowed[ordinality]
  FROM unnest(r_account) WITH ORDINALITY p;
END $$;
