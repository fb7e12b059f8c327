-- Calculates the hash of an entry from the hash of the previous entry and all columns of this one.
-- STABLE rather than IMMUTABLE, so that callers inline it.
CREATE OR REPLACE FUNCTION ledger.entry_hash(
  previous bytea, account_id text, number bigint, transaction_id text, type text, source text, currency text,
  amount bigint, balance_before bigint, reason text, reference_type text, reference_id text,
  metadata jsonb, actor text, created_at timestamptz
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(previous || convert_to(json_build_array(
    account_id, number, transaction_id, type, source, currency, amount, balance_before, reason,
    reference_type, reference_id, metadata, actor, extract(epoch FROM created_at))::text, 'UTF8'))
$$;
