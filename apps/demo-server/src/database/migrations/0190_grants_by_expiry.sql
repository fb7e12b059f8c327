-- Pages of one account's grants that expire, soonest first. The condition differs from that of grants_expiring, which
-- lists the grants of all accounts: a query with this condition can only use this index.
CREATE INDEX grants_expiring_of_account ON ledger.grants (account_id, expires_at, number)
  WHERE open AND isfinite(expires_at);
