-- Who did what in a book. Each row commits with what it tells of.

CREATE TABLE ledger.trail (
  id text COLLATE "C" PRIMARY KEY,
  book_id text COLLATE "C" NOT NULL,
  actor_type text NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  action text NOT NULL,
  -- The ids that it was about.
  subjects text[] NOT NULL,
  detail jsonb NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX trail_by_book ON ledger.trail (book_id, id DESC);
CREATE INDEX trail_by_subject ON ledger.trail USING gin (subjects);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.trail
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
