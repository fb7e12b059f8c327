-- The one clock that everything is decided by: the database's, plus how far a test has moved it.

CREATE TABLE ledger.clock (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- How far the test clock is ahead of the real time: at most ten years. 0 on a real server.
  ahead_ms bigint NOT NULL DEFAULT 0 CHECK (ahead_ms BETWEEN -315576000000 AND 315576000000),
  -- Whether writes may carry any instant: only while a demo or a test writes its history.
  backdating boolean NOT NULL DEFAULT false
);
INSERT INTO ledger.clock (ahead_ms) SELECT ahead_ms FROM test_mode;

ALTER TABLE test_mode DROP COLUMN ahead_ms;
