-- Who owns what: merchants, their customers, the customers' wallets, and how each of them signs in.
-- A wallet's money is its ledger account, which has the same id.

create table merchants (
  id text collate "C" primary key,
  name text not null,
  settings jsonb not null,
  created_at timestamptz not null
);

create table api_keys (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  -- SHA-256 of the secret: a copy of this table opens nothing.
  key_hash text not null unique,
  -- The first characters, to tell keys apart by.
  key_prefix text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table customers (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  name text not null,
  email text,
  phone_number text,
  metadata jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index customers_by_merchant on customers (merchant_id, id desc);

create table wallets (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- As its account's, and changed in the same transaction.
  status text not null default 'active' check (status in ('active', 'frozen', 'closed')),
  created_at timestamptz not null
);
create unique index wallets_one_open on wallets (customer_id, currency) where status <> 'closed';
create index wallets_by_merchant on wallets (merchant_id, id desc);
create index wallets_by_customer on wallets (customer_id, id);

create table sessions (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  token_hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table payment_methods (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  customer_id text collate "C" not null references customers (id),
  -- What the processor knows it by.
  processor_reference text not null,
  type text not null check (type in ('card', 'bankDebit', 'other')),
  brand text not null,
  last4 text not null,
  expiry_month integer check (expiry_month between 1 and 12),
  expiry_year integer,
  off_session boolean not null,
  -- Null once removed, so that a removed method leaves its place to another.
  priority integer check (priority >= 1),
  created_at timestamptz not null,
  removed_at timestamptz,
  check ((removed_at is null) = (priority is not null)),
  unique (customer_id, priority) deferrable initially deferred
);

-- Keys of writes that are more than one ledger operation; the ledger keeps those that are one.
create table idempotent_requests (
  scope text not null,
  key text not null,
  fingerprint text not null,
  -- What the first call made.
  resource_id text not null,
  -- What it was answered; null while it is under way, or when that was lost.
  response jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
