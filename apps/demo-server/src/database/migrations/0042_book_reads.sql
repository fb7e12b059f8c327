-- What a whole book is asked for: its wallets, and what moved since an instant.

CREATE INDEX accounts_by_ledger ON ledger.accounts (ledger_id, currency) WHERE role = 'wallet';
-- Entries arrive in the order of time, near enough: a few pages tell where an instant begins.
CREATE INDEX entries_since ON ledger.entries USING brin (created_at) WITH (pages_per_range = 32, autosummarize = on);
