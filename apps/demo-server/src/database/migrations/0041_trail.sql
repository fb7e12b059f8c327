-- Who did what in a book. Each row commits with what it tells of.

CREATE TABLE audit_log (
  id text COLLATE "C" PRIMARY KEY,
  merchant_id text COLLATE "C" NOT NULL,
  actor_type text NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  action text NOT NULL,
  -- The ids that it was about.
  subjects text[] NOT NULL,
  detail jsonb NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX audit_log_by_merchant ON audit_log (merchant_id, id DESC);
CREATE INDEX audit_log_by_subject ON audit_log USING gin (subjects);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.reject_change();
