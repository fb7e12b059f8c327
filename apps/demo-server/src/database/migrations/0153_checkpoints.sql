-- Checkpoints of a ledger: which entry was each account's newest, and one root over all of them. The root leaves the
-- database by webhook and API, so that a history that was changed and hashed again no longer matches it.
create table ledger.checkpoints (
  id text collate "C" primary key,
  ledger_id text collate "C" not null references ledger.ledgers,
  number bigint not null check (number > 0),
  accounts bigint not null check (accounts > 0),
  -- SHA-256 over the accounts' heads.
  root text not null,
  -- By COFFER_ANCHOR_KEY, which the database does not have; null on a server without it.
  signature text,
  created_at timestamptz not null,
  unique (ledger_id, number)
);

-- The heads that have changed since the checkpoint before.
create table ledger.checkpoint_heads (
  ledger_id text collate "C" not null,
  account_id text collate "C" not null,
  checkpoint bigint not null,
  number bigint not null,
  hash bytea not null,
  primary key (ledger_id, account_id, checkpoint)
);

create trigger append_only before update or delete or truncate on ledger.checkpoints
  for each statement execute function ledger.reject_change();
create trigger append_only before update or delete or truncate on ledger.checkpoint_heads
  for each statement execute function ledger.reject_change();
