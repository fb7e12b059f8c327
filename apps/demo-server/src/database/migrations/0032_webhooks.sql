-- Where merchants are told of events, and each telling.

create table webhook_endpoints (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  url text not null,
  -- Null is all of them.
  event_types text[],
  status text not null default 'enabled' check (status in ('enabled', 'disabled')),
  -- Why, where it was not the merchant.
  disabled_reason text check (disabled_reason in ('gone')),
  -- As it is: signing needs it.
  secret text not null,
  -- Signs as well until then, after a rotation.
  previous_secret text,
  previous_secret_until timestamptz,
  created_at timestamptz not null,
  deleted_at timestamptz,
  check ((previous_secret is null) = (previous_secret_until is null))
);
create index webhook_endpoints_by_merchant on webhook_endpoints (merchant_id, id desc) where deleted_at is null;

-- One an event, whatever the number of endpoints: the body that each try sends.
create table webhook_messages (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  event_type text not null,
  -- Null of a test.
  wallet_id text collate "C" references wallets (id),
  sequence bigint,
  body text not null,
  created_at timestamptz not null,
  unique (wallet_id, sequence)
);

create table webhook_deliveries (
  id text collate "C" primary key,
  merchant_id text collate "C" not null references merchants (id),
  endpoint_id text collate "C" not null references webhook_endpoints (id),
  message_id text collate "C" not null references webhook_messages (id),
  status text not null default 'waiting' check (status in ('waiting', 'succeeded', 'failed')),
  -- Since it was made, or replayed.
  attempt_count integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  unique (message_id, endpoint_id),
  check ((status = 'waiting') = (next_attempt_at is not null))
);
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where next_attempt_at is not null;
create index webhook_deliveries_by_merchant on webhook_deliveries (merchant_id, id desc);

create table webhook_attempts (
  id text collate "C" primary key,
  delivery_id text collate "C" not null references webhook_deliveries (id),
  -- What was answered; null where nothing was.
  status integer,
  -- Why nothing was, or the beginning of what was.
  detail text not null,
  duration_ms integer not null,
  created_at timestamptz not null
);
create index webhook_attempts_by_delivery on webhook_attempts (delivery_id, id);
