-- The double-entry ledger. It lives in a schema of its own and knows no customers, only accounts.
--
-- * Money is in minor units (cents for USD). Every amount stays within 2^53 - 1, so that JavaScript reads it exactly.
-- * Only the functions in ../functions/ write entries, grants and holds. Triggers there reject every change of history.
-- * Below `accounts` there are no foreign keys. Each one would lock and look up a row that the posting function, the
--   only writer, has just locked.

CREATE SCHEMA ledger;

-- A ledger: one for each merchant.
CREATE TABLE ledger.ledgers (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[!-~]{1,40}$'),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- An account: a wallet, or one of the merchant's own counter accounts (cash, revenue, ...).
--
-- A wallet's account keeps its running state. A counter account keeps none, because every customer's write touches it,
-- and a row that all of them lock would put all writes in one queue. Its balance is the sum of its postings.
CREATE TABLE ledger.accounts (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[!-~]{1,64}$'),
  ledger_id text COLLATE "C" NOT NULL REFERENCES ledger.ledgers,
  role text NOT NULL CHECK (role IN ('wallet', 'cash', 'revenue', 'promotions', 'breakage', 'fees')),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- A frozen account rejects the customer and the merchant. A closing one accepts only the steps of its closure.
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'frozen', 'closing', 'closed')),
  balance bigint NOT NULL DEFAULT 0 CHECK (balance BETWEEN -9007199254740991 AND 9007199254740991),
  -- Sum of the open holds.
  reserved bigint NOT NULL DEFAULT 0 CHECK (reserved BETWEEN 0 AND 9007199254740991),
  -- Number and hash of the newest entry, and the time of the newest operation. Times never run backwards.
  entry_number bigint NOT NULL DEFAULT 0,
  last_at timestamptz NOT NULL DEFAULT '-infinity',
  last_hash bytea NOT NULL DEFAULT '',
  -- Number of the newest event.
  sequence bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT accounts_only_wallets_have_state
    CHECK (role = 'wallet' OR (balance = 0 AND reserved = 0 AND entry_number = 0 AND sequence = 0)),
  CONSTRAINT accounts_closed_is_empty CHECK (status <> 'closed' OR (balance = 0 AND reserved = 0))
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX accounts_one_counter_account ON ledger.accounts (ledger_id, role, currency) WHERE role <> 'wallet';
CREATE INDEX accounts_by_ledger ON ledger.accounts (ledger_id, currency) WHERE role = 'wallet';

-- An entry: one movement in a wallet, as its customer sees it. Append-only. Numbers have no gaps within an account.
CREATE TABLE ledger.entries (
  account_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  transaction_id text COLLATE "C" NOT NULL,
  type text NOT NULL CHECK (type IN ('credit', 'debit', 'refund', 'adjustment')),
  -- The cause, such as `topUp`, `usage` or `expiry`.
  source text NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount <> 0 AND amount BETWEEN -9007199254740991 AND 9007199254740991),
  balance_before bigint NOT NULL,
  balance_after bigint NOT NULL,
  reason text,
  reference_type text,
  reference_id text,
  metadata jsonb NOT NULL,
  actor text NOT NULL CHECK (actor IN ('customer', 'merchant', 'system')),
  created_at timestamptz NOT NULL,
  -- SHA-256 of the previous entry's hash and this entry's other columns. A changed byte breaks the chain.
  hash bytea NOT NULL,
  PRIMARY KEY (account_id, number),
  CONSTRAINT entries_balance_after_is_sum CHECK (balance_after = balance_before + amount),
  CONSTRAINT entries_reference_has_type_and_id CHECK ((reference_type IS NULL) = (reference_id IS NULL))
);

CREATE INDEX entries_by_time ON ledger.entries (account_id, created_at, number);
-- Entries arrive almost in the order of time, so a small BRIN index finds the pages since a given time.
CREATE INDEX entries_since ON ledger.entries USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);

-- Both sides of an entry's transaction: `amount` leaves one account and reaches the other, so the sides always sum to
-- zero. Append-only.
CREATE TABLE ledger.transfers (
  transaction_id text COLLATE "C" PRIMARY KEY,
  from_account_id text COLLATE "C" NOT NULL,
  to_account_id text COLLATE "C" NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  -- The wallet's entry in this transaction.
  account_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  CONSTRAINT transfers_accounts_differ CHECK (from_account_id <> to_account_id),
  CONSTRAINT transfers_entry_is_of_one_side CHECK (account_id IN (from_account_id, to_account_id))
);

-- A posting: one side of a transfer, with its sign.
CREATE VIEW ledger.postings AS
  SELECT transaction_id, to_account_id AS account_id, currency, amount FROM ledger.transfers
  UNION ALL
  SELECT transaction_id, from_account_id, currency, -amount FROM ledger.transfers;

-- A grant: the unused part of one credit. Its number is that credit's entry number. Never deleted.
CREATE TABLE ledger.grants (
  account_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('paid', 'promotional')),
  -- Grants with a lower number are consumed first.
  priority integer NOT NULL,
  -- A grant without an end has 'infinity', which sorts last, as the order of consumption requires.
  expires_at timestamptz NOT NULL,
  original bigint NOT NULL CHECK (original > 0),
  remaining bigint NOT NULL,
  -- Equal to remaining > 0. Indexes use this column, so that consuming a part of a grant does not touch them.
  open boolean NOT NULL,
  created_at timestamptz NOT NULL,
  -- The part that open holds reserve. It can exceed `remaining`, because a dispute may take reserved money.
  reserved bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, number),
  CONSTRAINT grants_remaining_within_original CHECK (remaining BETWEEN 0 AND original),
  CONSTRAINT grants_open_has_remaining CHECK (open = (remaining > 0)),
  CONSTRAINT grants_reserved_within_original CHECK (reserved BETWEEN 0 AND original)
) WITH (fillfactor = 70);

-- The order of consumption. 'promotional' follows 'paid' in the alphabet, hence DESC.
CREATE INDEX grants_open ON ledger.grants (account_id, priority, expires_at, kind DESC, number) WHERE open;
-- Grants of all accounts by expiry, for the expiry job.
CREATE INDEX grants_expiring ON ledger.grants (expires_at) WHERE open AND expires_at < 'infinity';
-- Grants of one account by expiry, for pages. Its condition differs from that of grants_expiring on purpose: a query
-- with this condition can use no other index.
CREATE INDEX grants_expiring_of_account ON ledger.grants (account_id, expires_at, number)
  WHERE open AND isfinite(expires_at);

-- Amount that an entry took from a grant. Append-only.
CREATE TABLE ledger.consumptions (
  account_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  grant_number bigint NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (account_id, number, grant_number)
);

-- Amount of an earlier debit that an entry reversed. Append-only.
CREATE TABLE ledger.reversals (
  account_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  reversed_number bigint NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (account_id, number),
  CONSTRAINT reversals_of_earlier_entry CHECK (reversed_number < number)
);

CREATE INDEX reversals_by_entry ON ledger.reversals (account_id, reversed_number);

-- Amount that a reversal returned to a grant. The rest of the reversal cleared a negative balance, or became a grant of
-- its own. Append-only.
CREATE TABLE ledger.grant_restorations (
  account_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  grant_number bigint NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (account_id, number, grant_number)
);

-- A hold: funds reserved for a future charge. Never deleted.
CREATE TABLE ledger.holds (
  id text COLLATE "C" PRIMARY KEY,
  account_id text COLLATE "C" NOT NULL,
  amount bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  status text NOT NULL CHECK (status IN ('open', 'captured', 'released', 'expired')),
  captured bigint NOT NULL DEFAULT 0,
  -- The entry that captured the hold.
  number bigint,
  expires_at timestamptz,
  reason text,
  reference_type text,
  reference_id text,
  created_at timestamptz NOT NULL,
  resolved_at timestamptz,
  CONSTRAINT holds_captured_within_amount CHECK (captured BETWEEN 0 AND amount),
  CONSTRAINT holds_captured_has_amount CHECK ((status = 'captured') = (captured > 0)),
  CONSTRAINT holds_open_is_unresolved CHECK ((status = 'open') = (resolved_at IS NULL))
);

CREATE INDEX holds_open ON ledger.holds (account_id, id) WHERE status = 'open';
CREATE INDEX holds_expiring ON ledger.holds (expires_at) WHERE status = 'open';

-- Amount of a grant that a hold reserved when it was placed: the grants that a debit would have consumed. Append-only.
CREATE TABLE ledger.reservations (
  hold_id text COLLATE "C" NOT NULL,
  grant_number bigint NOT NULL,
  account_id text COLLATE "C" NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (hold_id, grant_number)
);

-- An event: a fact about an account, with the account's state right after it. Append-only. Sequence numbers have no
-- gaps within an account.
CREATE TABLE ledger.events (
  account_id text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  type text NOT NULL,
  data jsonb NOT NULL,
  -- The entry or the hold that the event reports.
  number bigint,
  hold_id text COLLATE "C",
  balance bigint NOT NULL,
  reserved bigint NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, sequence)
);

-- The few events that customers see as notifications: the kit's `walletNotificationTypes`.
CREATE INDEX events_notified ON ledger.events (account_id, created_at DESC, sequence DESC)
  WHERE type IN ('wallet.balance_low', 'wallet.credit_expiring', 'wallet.credit_expired', 'wallet.auto_top_up_failed',
    'wallet.auto_top_up_paused', 'wallet.auto_top_up_action_required');

-- The outbox: one row for each commit whose events wait to be dispatched, with the sequence numbers that the commit
-- added to each account.
--
-- A dispatcher deletes the rows that it claims, so a commit that becomes visible late is dispatched late and never
-- skipped. Ids of one account rise in the order of its events, because each writer locks the account.
CREATE TABLE ledger.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_ids text[] NOT NULL,
  first_sequences bigint[] NOT NULL,
  last_sequences bigint[] NOT NULL
);

-- An idempotency key with its receipt: the entry or hold that the operation made, and the account's state right after.
-- The row commits with the operation.
CREATE TABLE ledger.idempotency_keys (
  scope text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  -- Hash of the request. The same key with another fingerprint is rejected.
  fingerprint text NOT NULL,
  account_id text COLLATE "C" NOT NULL,
  number bigint,
  balance bigint NOT NULL,
  reserved bigint NOT NULL,
  sequence bigint NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, key)
);

CREATE INDEX idempotency_keys_by_age ON ledger.idempotency_keys USING brin (created_at);

-- The clock that decides what is due and what has expired: the database's own, plus an offset. Has one row.
CREATE TABLE ledger.clock (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  -- Offset of the test clock, at most ten years. 0 on a real server.
  ahead_ms bigint NOT NULL DEFAULT 0 CHECK (ahead_ms BETWEEN -315576000000 AND 315576000000),
  -- Allows writes with any time. True only while a demo or a test writes its history.
  backdating boolean NOT NULL DEFAULT false
);

INSERT INTO ledger.clock DEFAULT VALUES;

-- Daily totals, so that forecasts and analytics need not read every entry of several weeks.
--
-- `ledger.roll_up` adds entries soon after their commit, many at a time. Adding them in the commit itself would make
-- every write of a wallet update the same row. Reads add the entries that are not rolled up yet.

-- Last entry of an account that its daily totals include. Commits with the totals.
CREATE TABLE ledger.rollup_cursors (
  account_id text COLLATE "C" PRIMARY KEY,
  number bigint NOT NULL CHECK (number >= 0)
) WITH (fillfactor = 50);

-- Money into and out of an account on one day (UTC), by the entries' source.
CREATE TABLE ledger.daily_flows (
  account_id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  source text NOT NULL,
  incoming numeric NOT NULL CHECK (incoming >= 0),
  outgoing numeric NOT NULL CHECK (outgoing >= 0),
  PRIMARY KEY (account_id, day, source)
) WITH (fillfactor = 50);

-- Money that an account spent on usage and invoices on one day (UTC), by the entries' reason, which may be null.
CREATE TABLE ledger.daily_spend (
  account_id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  reason text,
  amount numeric NOT NULL CHECK (amount > 0),
  UNIQUE NULLS NOT DISTINCT (account_id, day, reason)
) WITH (fillfactor = 50);

-- Contribution of an entry to the daily totals. Rolling up, reading and verifying all use this view.
CREATE VIEW ledger.entry_flows AS
  SELECT account_id, number, (created_at AT TIME ZONE 'UTC')::date AS day, source, reason, created_at, amount,
    greatest(amount, 0) AS incoming, greatest(-amount, 0) AS outgoing,
    amount < 0 AND source IN ('usage', 'invoice') AS spent
  FROM ledger.entries;

-- A checkpoint of a ledger: one root hash over the newest entry of each account. Append-only.
--
-- The root leaves the database by webhook and API. A history that somebody changed and hashed again no longer
-- matches it.
CREATE TABLE ledger.checkpoints (
  id text COLLATE "C" PRIMARY KEY,
  ledger_id text COLLATE "C" NOT NULL REFERENCES ledger.ledgers,
  number bigint NOT NULL CHECK (number > 0),
  -- Number of accounts that the root covers.
  accounts bigint NOT NULL CHECK (accounts > 0),
  -- SHA-256 over the accounts' heads.
  root text NOT NULL,
  -- HMAC by COFFER_ANCHOR_KEY, which the database does not have. Null on a server without that key.
  signature text,
  created_at timestamptz NOT NULL,
  UNIQUE (ledger_id, number)
);

-- Newest entry of an account at a checkpoint, stored only where it differs from the previous checkpoint. Append-only.
CREATE TABLE ledger.checkpoint_heads (
  ledger_id text COLLATE "C" NOT NULL,
  account_id text COLLATE "C" NOT NULL,
  checkpoint bigint NOT NULL,
  number bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (ledger_id, account_id, checkpoint)
);
