-- Arithmetic on the grants of one account, for post_batch. Each function gets the grants in the order of consumption
-- and changes nothing. "Parts" are amounts, one for each grant in the same order.

-- Calculates how many units a debit or a hold takes of each grant. It goes through the grants up to three times:
--
-- 1. the `preferred` parts: what the captured hold reserves, or the unreserved units of selected grants;
-- 2. the unreserved units of grants that have not expired, if `others` is 'unreserved' or 'any';
-- 3. the rest of any grant, if `others` is 'any'. Captures and overdrawing debits come this far
--    where a dispute has taken reserved units.
CREATE OR REPLACE FUNCTION ledger.consume(
  grants ledger.grants[], amount bigint, at timestamptz, preferred bigint[], others text
) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  parts bigint[] := array_fill(0::bigint, ARRAY[cardinality(grants)]);
  missing bigint := amount;
  part bigint;
BEGIN
  IF preferred IS NOT NULL THEN
    FOR i IN 1..cardinality(grants) LOOP
      EXIT WHEN missing = 0;
      part := least(missing, preferred[i], grants[i].remaining);
      parts[i] := part;
      missing := missing - part;
    END LOOP;
  END IF;

  IF others <> 'none' THEN
    FOR i IN 1..cardinality(grants) LOOP
      EXIT WHEN missing = 0;
      CONTINUE WHEN grants[i].expires_at <= at;
      part := least(missing, grants[i].remaining - grants[i].reserved - parts[i]);
      CONTINUE WHEN part <= 0;
      parts[i] := parts[i] + part;
      missing := missing - part;
    END LOOP;
  END IF;

  IF others = 'any' THEN
    FOR i IN 1..cardinality(grants) LOOP
      EXIT WHEN missing = 0;
      part := least(missing, grants[i].remaining - parts[i]);
      parts[i] := parts[i] + part;
      missing := missing - part;
    END LOOP;
  END IF;

  IF missing > 0 THEN
    RAISE EXCEPTION 'the grants of account % lack % of an amount that its balance covers', grants[1].account_id, missing;
  END IF;
  RETURN parts;
END $$;

-- Calculates how many units a hold reserves of each grant: the same that a debit would take now.
CREATE OR REPLACE FUNCTION ledger.reserve(grants ledger.grants[], amount bigint, at timestamptz)
RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN ledger.consume(grants, amount, at, NULL, 'unreserved');
END $$;

-- Calculates how many units a reversal returns of each consumption: up to `amount` of those of this debit, in the order
-- given. Its parts are for the consumptions and not for the grants.
CREATE OR REPLACE FUNCTION ledger.reverse(
  reversible ledger.consumptions[], account_id text, reversed_number bigint, amount bigint
) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  parts bigint[] := array_fill(0::bigint, ARRAY[cardinality(reversible)]);
  missing bigint := amount;
BEGIN
  FOR i IN 1..cardinality(reversible) LOOP
    CONTINUE WHEN reversible[i].account_id <> account_id OR reversible[i].number <> reversed_number;
    parts[i] := least(missing, reversible[i].amount);
    missing := missing - parts[i];
  END LOOP;
  RETURN parts;
END $$;

-- Returns the unreserved units of the grants with these numbers, and 0 for every other grant. `expired` decides which
-- of them count: 'exclude' those that have expired by `at`, 'only' those, or 'include' both.
CREATE OR REPLACE FUNCTION ledger.selected_parts(
  grants ledger.grants[], selected bigint[], expired text, at timestamptz
) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  parts bigint[] := array_fill(0::bigint, ARRAY[cardinality(grants)]);
BEGIN
  FOR i IN 1..cardinality(grants) LOOP
    IF grants[i].number = ANY (selected)
      AND (expired = 'include' OR (expired = 'only') = (grants[i].expires_at <= at)) THEN
      parts[i] := greatest(grants[i].remaining - grants[i].reserved, 0);
    END IF;
  END LOOP;
  RETURN parts;
END $$;

-- Sums the unreserved units of grants that have expired by `at`. They are in the balance until the expiry job takes
-- them out, but they cannot be spent.
CREATE OR REPLACE FUNCTION ledger.expired_amount(grants ledger.grants[], at timestamptz)
RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  total bigint := 0;
BEGIN
  FOR i IN 1..cardinality(grants) LOOP
    IF grants[i].expires_at <= at THEN
      total := total + greatest(grants[i].remaining - grants[i].reserved, 0);
    END IF;
  END LOOP;
  RETURN total;
END $$;

-- Finds the position of the grant with this number.
CREATE OR REPLACE FUNCTION ledger.grant_position(grants ledger.grants[], number bigint)
RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  FOR i IN 1..cardinality(grants) LOOP
    IF grants[i].number = number THEN
      RETURN i;
    END IF;
  END LOOP;
  RAISE EXCEPTION 'grant % was not read', number;
END $$;

-- Inserts a new grant at its place in the order of consumption: after all that come before it or are its equals.
CREATE OR REPLACE FUNCTION ledger.insert_grant(grants ledger.grants[], new_grant ledger.grants)
RETURNS ledger.grants[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  i integer := cardinality(grants);
BEGIN
  WHILE i > 0 AND (new_grant.priority, new_grant.expires_at, new_grant.kind = 'paid')
    < (grants[i].priority, grants[i].expires_at, grants[i].kind = 'paid') LOOP
    i := i - 1;
  END LOOP;
  RETURN grants[:i] || new_grant || grants[i + 1:];
END $$;

-- Returns the grants that are new or differ from what was read. Both lists are in the order of consumption.
CREATE OR REPLACE FUNCTION ledger.changed_grants(before ledger.grants[], after ledger.grants[])
RETURNS ledger.grants[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  changed ledger.grants[] := '{}';
  old integer := 1;
BEGIN
  FOR i IN 1..cardinality(after) LOOP
    IF after[i].number IS DISTINCT FROM before[old].number THEN
      changed := changed || after[i];
    ELSE
      IF (after[i].remaining, after[i].reserved) <> (before[old].remaining, before[old].reserved) THEN
        changed := changed || after[i];
      END IF;
      old := old + 1;
    END IF;
  END LOOP;
  RETURN changed;
END $$;
